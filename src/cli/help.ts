import type { Help, Command as Program } from 'commander'
import { groups } from '../commands/command.ts'
import { type Line, laidOut, linesIn } from '../commands/laying-out.ts'

/** The widest a line of help runs, in columns: longer ones are hard to read back. */
const measure = 80

const within = (helper: Help): number => Math.min(helper.helpWidth ?? measure, measure)

/** Every command in its group, a line each; `cut` cuts a line to the width of the screen. */
export const helpOfAll =
  (cut: (line: string) => string) =>
  (program: Program, helper: Help): string => {
    const longest = Math.max(...program.commands.map((one) => one.name().length))
    const lineOf = (one: Program) => cut(`  ${one.name().padEnd(longest)}  ${one.description()}`)
    const ofGroup = (group: string) =>
      program.commands.filter((one) => one.helpGroup() === group).map(lineOf)
    return [
      `Usage: ${helper.commandUsage(program)}`,
      '',
      ...laidOut([program.description()], within(helper)),
      ...groups.flatMap((group) => ['', group, ...ofGroup(group)]),
      '',
      'More: capacity <command> --help',
      '',
    ].join('\n')
  }

/** One command: what it is for, its options, examples and notes. */
export const helpOfOne =
  (more: string | undefined) =>
  (program: Program, helper: Help): string => {
    const options = helper
      .visibleOptions(program)
      .map((option): Line => [option.flags, option.description])
    return [
      ...laidOut(
        [`Usage: ${helper.commandUsage(program)}`, '', program.description()],
        within(helper),
      ),
      '',
      'Options:',
      ...laidOut(options, within(helper)),
      ...(more ? ['', ...laidOut(linesIn(more), within(helper))] : []),
      '',
    ].join('\n')
  }
