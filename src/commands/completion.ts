import { exitCode, Problem } from '../errors.ts'
import type { Command } from './command.ts'

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const
type Shell = (typeof shells)[number]

/** A script with which a shell completes every command and flag; it is made once, and asks nobody later. */
export const completion = (commands: () => readonly Command[]): Command => ({
  name: 'completion',
  group: 'Set up',
  about: `Tab completes what you type: ${shells.join(', ')}`,
  takes: '<shell>',
  completes: [shells],
  more: [
    'eval "$(capacity completion bash)"  in ~/.bashrc',
    'eval "$(capacity completion zsh)"  in ~/.zshrc, after compinit',
    'capacity completion fish | source  in ~/.config/fish/config.fish',
    'capacity completion powershell | Out-String | Invoke-Expression  in $PROFILE',
    '',
    'It knows commands, flags and scripts, and nothing of what you wrote or of whom.',
  ].join('\n'),
  whileLocked: () => true,
  run: async (house, [name = '']) => {
    const shell = shells.find((one) => one === name)
    if (shell === undefined) throw unknownShell(name)
    const { offersOf } = await import('./completion/offers.ts')
    const write = await writers[shell]()
    house.screen.data(write(offersOf(commands())))
  },
})

const writers = {
  bash: async () => (await import('./completion/bash.ts')).bashScript,
  zsh: async () => (await import('./completion/zsh.ts')).zshScript,
  fish: async () => (await import('./completion/fish.ts')).fishScript,
  powershell: async () => (await import('./completion/powershell.ts')).powershellScript,
} satisfies Record<Shell, unknown>

const unknownShell = (name: string): Problem =>
  new Problem(`There is no completion for “${name}”.`, {
    why: `There is one for ${shells.join(', ')}.`,
    next: 'capacity completion bash',
    code: exitCode.usage,
  })
