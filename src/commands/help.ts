import { exitCode, Problem } from '../errors.ts'
import { didYouMean } from '../flow/nearest.ts'
import type { Command } from './command.ts'
import { laidOut } from './laying-out.ts'

/** What can be asked about besides the commands. */
export const topicNames = [
  'scripts',
  'privacy',
  'files',
  'environment',
  'json',
  'exit-codes',
] as const

/** What is written about a topic. Alone it is `--help`, and with a command that command's: the program sees to that. */
export const help = (commands: () => readonly Command[]): Command => ({
  name: 'help',
  group: 'Set up',
  about: `a command; ${topicNames.join(', ')}`,
  takes: '[topic]',
  always: true,
  get completes() {
    return [[...topicNames, ...commands().map(({ name }) => name)]]
  },
  whileLocked: () => true,
  run: async (house, [name = '']) => {
    const topic = topicNames.find((one) => one === name)
    if (topic === undefined)
      throw unknown(name, [...topicNames, ...commands().map((one) => one.name)])
    const { topics } = await import('./help/topics.ts')
    house.screen.data(`${laidOut(topics[topic](house), house.screen.columns).join('\n')}\n`)
  },
})

const unknown = (name: string, known: readonly string[]): Problem =>
  new Problem(`There is no help on “${name.slice(0, 40)}”.`, {
    why: didYouMean(name, known),
    next: 'See what there is: capacity --help',
    code: exitCode.usage,
  })
