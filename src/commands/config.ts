import { exitCode, Problem } from '../errors.ts'
import { known } from '../settings/settings.ts'
import type { Command } from './command.ts'
import type { House } from './house.ts'

/** What is set, and where each value comes from. */
export const config: Command = {
  name: 'config',
  group: 'Set up',
  about: 'what is set, and where it comes from: list, set',
  takes: '[what] [name] [value]',
  completes: [['list', 'set'], Object.keys(known)],
  options: [['--show-origin', 'say where each value comes from']],
  more: [
    'capacity config list --show-origin',
    'capacity config set person Alex',
    'capacity config set breathing.mine "in 4, out 6"',
  ].join('\n'),
  whileLocked: () => true,
  run: async (house, [what = 'list', name = '', value = ''], flags) => {
    if (what === 'list') return list(house, flags.showOrigin === true, flags.json === true)
    if (what === 'set')
      return house.screen.say(`Set in ${await house.files.setSetting(name, value)}`)
    throw new Problem(`“${what}” is not something config can do.`, {
      why: 'It can list and set.',
      next: 'See capacity config --help',
      code: exitCode.usage,
    })
  },
}

const list = ({ setup, screen, files }: House, showOrigin: boolean, json: boolean): void => {
  const { breathing, ...single } = setup.settings
  const own = Object.entries(breathing).map(
    ([name, value]) => [`breathing.${name}`, value] as const,
  )
  const all = [...Object.entries(single), ...own]
  if (json) {
    const settings = all.map(([name, value]) => ({ name, value, origin: setup.origins[name] }))
    screen.records({ file: files.config, settings })
    return
  }
  for (const [name, value] of all) {
    const origin = showOrigin ? `  (${setup.origins[name]})` : ''
    const about = Object.hasOwn(known, name)
      ? known[name as keyof typeof known].about
      : 'a breathing pattern of your own'
    screen.text(`${name}: ${value || '–'}${origin}  # ${about}`)
  }
}
