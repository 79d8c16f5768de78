import { type CommanderError, type Help, Option, Command as Program } from 'commander'
import { helpOfAll, helpOfOne } from './cli/help.ts'
import type { Command, Flags, Group, OptionLine } from './commands/command.ts'
import { choicesOf, everywhere, groups } from './commands/command.ts'
import type { House, Screen } from './commands/house.ts'
import { openUp } from './commands/lock/opening-up.ts'
import { meant } from './commands/meant.ts'
import { exitCode, Problem } from './errors.ts'

/** What the program is made of: its commands, its version, and a way to open the house for one of them. */
export interface Parts {
  readonly version: string
  readonly commands: readonly Command[]
  /** Opens the house with the flags that were typed. */
  readonly enter: (flags: Flags, command: Command) => Promise<House>
  readonly screen: Pick<Screen, 'data' | 'fit'>
}

/** Builds the Commander program. Running it parses `argv` and runs one command; errors are thrown as Problems. */
export const programOf = (parts: Parts): Program => {
  const program = new Program('capacity')
    .description('Stay present when you are vulnerable. Repair after a rupture.')
    .version(parts.version, '-V, --version', 'print the version')
    .usage('[command]')
    .helpOption('-h, --help', 'show this help')
  configure(program, parts, helpOfAll(parts.screen.fit))
  program.helpCommand(false)
  for (const command of inOrder(parts.commands)) addCommand(program, command, parts)
  return program
}

const inOrder = (commands: readonly Command[]): Command[] =>
  commands.toSorted((a, b) => groupIndex(a.group) - groupIndex(b.group))

const groupIndex = (group: Group): number => groups.indexOf(group)

const configure = (
  program: Program,
  { screen }: Parts,
  formatHelp: (program: Program, helper: Help) => string,
): void => {
  program
    .exitOverride((error) => {
      throw Object.assign(error, { refusedBy: program })
    })
    .showSuggestionAfterError(true)
    .configureOutput({ writeOut: screen.data, writeErr: () => {}, outputError: () => {} })
    .configureHelp({ formatHelp })
}

const addCommand = (program: Program, command: Command, parts: Parts): void => {
  const added = program.command(command.name).description(command.about).helpGroup(command.group)
  configure(added, parts, helpOfOne(command.more))
  added.allowUnknownOption(command.lenient === true)
  for (const argument of command.takes?.split(' ') ?? []) added.argument(argument)
  for (const option of [...(command.options ?? []), ...everywhere])
    added.addOption(optionOf(option))
  added.action(async (...given: unknown[]) => {
    const flags = flagsOf(added.opts())
    const words = given.slice(0, added.registeredArguments.length).flat().filter(isText)
    const shown = command.name === 'help' && commandFor(words, program)
    if (shown) return shown.outputHelp()
    const house = await parts.enter(flags, command)
    if (!command.whileLocked?.(words, flags)) await openUp(house)
    await command.run(house, words, flags)
  })
}

const optionOf = ([flags, about]: OptionLine): Option => {
  const choices = choicesOf(flags)
  const option = new Option(flags, about)
  return choices.length > 0 ? option.choices(choices) : option
}

/** What `capacity help …` shows the help of: everything, one command, or no command at all. */
const commandFor = ([name]: readonly string[], program: Program): Program | undefined =>
  name === undefined ? program : program.commands.find((one) => one.name() === name)

const isText = (word: unknown): word is string => typeof word === 'string'

/** `--no-input` arrives from Commander as `input: false`. */
const flagsOf = ({ input, ...rest }: Record<string, string | boolean | undefined>): Flags => ({
  ...rest,
  ...(input === false && { noInput: true }),
})

/** Whether Commander stopped because it had shown the help or the version. */
export const hasShown = (error: unknown): boolean =>
  isCommanderError(error) && (error.exitCode === 0 || error.code === 'commander.help')

const isCommanderError = (error: unknown): error is CommanderError & { refusedBy?: Program } =>
  error instanceof Error && error.name === 'CommanderError'

/** Commander's own errors as Problems; undefined for any other error. */
export const usageProblem = (error: unknown): Problem | undefined => {
  if (!isCommanderError(error)) return undefined
  const { message, refusedBy } = error
  const command = refusedBy?.name() ?? 'capacity'
  const [what = '', ...suggestion] = message.replace(/^error: |\.$/g, '').split('\n')
  const missing = /^missing required argument '(.+)'$/.exec(what)?.[1]
  const said = missing ? `“${command}” needs one more thing: <${missing}>` : what
  return new Problem(`${said.charAt(0).toUpperCase()}${said.slice(1)}.`, {
    why: meant({
      what,
      suggested: suggestion.join(' ').replace(/^\(|\)$/g, ''),
      commands: refusedBy?.commands.map((one) => one.name()) ?? [],
      flags: refusedBy?.options.map(({ long }) => long ?? '') ?? [],
    }),
    next:
      command === 'capacity'
        ? 'See what there is: capacity --help'
        : `See how: capacity ${command} --help`,
    code: exitCode.usage,
  })
}
