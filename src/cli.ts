import { type CommanderError, Option, Command as Program } from 'commander'
import type { Command, Flags, Group } from './commands/command.ts'
import { groups } from './commands/command.ts'
import type { House } from './commands/house.ts'
import { openUp } from './commands/opening-up.ts'
import { exitCode, Problem } from './errors.ts'

/** What the program is made of: its commands, its version, and a way to open the house for one of them. */
export interface Parts {
  readonly version: string
  readonly commands: readonly Command[]
  /** Opens the house with the flags that were typed. */
  readonly enter: (flags: Flags, command: Command) => Promise<House>
  readonly out: (text: string) => void
}

/** Flags every command takes. */
const everywhere: readonly Option[] = [
  new Option('--plain', 'no redraw, no colour: for screen readers'),
  new Option('--color <when>', 'auto, always or never').choices(['auto', 'always', 'never']),
  new Option('--no-input', 'never ask anything'),
  new Option('--json', 'records as JSON'),
  new Option('--debug', 'show where an error came from'),
]

/** Builds the Commander program. Running it parses `argv` and runs one command; errors are thrown as Problems. */
export const programOf = (parts: Parts): Program => {
  const program = new Program('capacity')
    .description('Stay present when you are vulnerable. Repair after a rupture.')
    .version(parts.version, '-V, --version', 'print the version')
    .usage('[command]')
    .helpOption('-h, --help', 'show this help')
    .addHelpText('after', '\nMore: capacity <command> --help · capacity help exit-codes')
  configure(program, parts)
  program.helpCommand(false)
  for (const command of inOrder(parts.commands)) addCommand(program, command, parts)
  return program
}

const inOrder = (commands: readonly Command[]): Command[] =>
  commands.toSorted((a, b) => groupIndex(a.group) - groupIndex(b.group))

const groupIndex = (group: Group): number => groups.indexOf(group)

const configure = (program: Program, { out }: Parts): void => {
  program
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({ writeOut: out, writeErr: () => {}, outputError: () => {} })
    .configureHelp({ sortOptions: false, showGlobalOptions: false })
}

const addCommand = (program: Program, command: Command, parts: Parts): void => {
  const added = program.command(command.name).description(command.about).helpGroup(command.group)
  configure(added, parts)
  for (const argument of command.takes?.split(' ') ?? []) added.argument(argument)
  for (const [flags, about] of command.options ?? []) added.option(flags, about)
  for (const option of everywhere) added.addOption(option)
  if (command.more) added.addHelpText('after', `\n${command.more}`)
  added.action(async (...given: unknown[]) => {
    const flags = flagsOf(added.opts())
    const words = given.slice(0, added.registeredArguments.length).flat().filter(isText)
    const house = await parts.enter(flags, command)
    if (!command.whileLocked?.(words, flags)) await openUp(house)
    await command.run(house, words, flags)
  })
}

const isText = (word: unknown): word is string => typeof word === 'string'

/** `--no-input` arrives from Commander as `input: false`. */
const flagsOf = ({ input, ...rest }: Record<string, string | boolean | undefined>): Flags => ({
  ...rest,
  ...(input === false && { noInput: true }),
})

/** Whether Commander stopped because it had shown the help or the version. */
export const hasShown = (error: unknown): boolean =>
  isCommanderError(error) && (error.exitCode === 0 || error.code === 'commander.help')

const isCommanderError = (error: unknown): error is CommanderError =>
  error instanceof Error && error.name === 'CommanderError'

/** Commander's own errors as Problems; undefined for any other error. */
export const usageProblem = (error: unknown): Problem | undefined => {
  if (!isCommanderError(error)) return undefined
  const { message } = error
  const [what = '', ...suggestion] = message.replace(/^error: /, '').split('\n')
  return new Problem(`${what.charAt(0).toUpperCase()}${what.slice(1)}.`, {
    why: suggestion.join(' ').replace(/^\(|\)$/g, ''),
    next: 'See what there is: capacity --help',
    code: exitCode.usage,
  })
}
