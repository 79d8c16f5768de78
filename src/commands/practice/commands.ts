import { exitCode, Problem } from '../../errors.ts'
import { takenNames } from '../../flow/checking/taken-names.ts'
import type { Flow } from '../../flow/flow.ts'
import type { Scripts } from '../../flow/library.ts'
import { everyStep, findStep } from '../../flow/steps.ts'
import { type Command, type Group, groups, type OptionLine } from '../command.ts'
import type { House } from '../house.ts'
import { isUrgent, practise } from '../practice.ts'

const everyPractice: readonly OptionLine[] = [
  ['--with <name>', 'the person this is about'],
  ['--on <day>', 'it happened on this day: 2026-11-20, yesterday, -2d, mon'],
  ['--at <when>', 'it happened at this moment: "yesterday 21:30", "last night 11pm"'],
  ['--answers <file>', 'answers as JSON keyed by step, - for standard input; asks nothing'],
  ['--dry-run', 'show the steps it would ask; keep nothing'],
]

/** One command for each flow that has a place in `--help`. A new script is a new command, with no code. */
export const practices = ({ flows, patterns, broken }: Scripts): readonly Command[] => [
  ...Object.values(flows)
    .filter((flow) => isGroup(flow.group) && (isUrgent(flow) || !Object.hasOwn(broken, flow.name)))
    .toSorted((a, b) => a.place - b.place || (a.name < b.name ? -1 : 1))
    .map((flow) => telling(broken[flow.name], practiceOf(flow, patterns))),
  ...Object.entries(broken)
    // A command of our own keeps its name; `flows check` says what to change.
    .filter(([name]) => !isUrgent(flows[name]) && !takenNames.has(name))
    .map(([name, problem]) => brokenPractice(name, problem)),
]

/** A script that cannot be used yet is still a command: it says what to change, and where. */
const brokenPractice = (name: string, problem: Problem): Command => ({
  name,
  group: 'Practise',
  about: 'your own script, which cannot be used yet',
  takes: '[words...]',
  lenient: true,
  run: async () => {
    throw problem
  },
})

/** A practice whose changed script cannot be used yet, as it was shipped; what to change is said afterwards. */
const telling = (problem: Problem | undefined, shipped: Command): Command =>
  problem === undefined
    ? shipped
    : {
        ...shipped,
        run: async (...given) => {
          await shipped.run(...given)
          throw problem
        },
      }

const isGroup = (text: string): text is Group => (groups as readonly string[]).includes(text)

const practiceOf = (flow: Flow, patterns: Scripts['patterns']): Command => ({
  name: flow.name,
  group: flow.group as Group,
  about: flow.for,
  ...(flow.argument && { takes: `[${flow.argument.shown.replace('…', '')}...]` }),
  ...(flow.argument &&
    findStep(flow, flow.argument.answers)?.kind === 'breathe' && {
      completes: [patterns.map(({ name }) => name)],
    }),
  // Only of the one that is named, or of all for help, every step is looked at.
  get options() {
    return [...ownOptions(flow), ...everyPractice]
  },
  ...(flow.takes && { more: notesOn(flow) }),
  ...(isUrgent(flow) && { always: true as const }),
  // Nobody in such a moment is asked for a passphrase, nor for one line in passing.
  whileLocked: (words) => isUrgent(flow) || (words.length > 0 && flow.argument?.then === 'save'),
  run: async (house, words, flags) =>
    practise(house, {
      flow,
      flags,
      given: await givenIn(words, flow, house),
      unseen: comesIn(words, flow),
    }),
})

const notesOn = (flow: Flow): string => {
  const leaving =
    'Tab skips a question, Shift-Tab goes back to the one before; Ctrl-C leaves, and what you gave is kept.'
  const elsewhere = `\ncapacity ${flow.name} - takes the text from standard input, past the history of your shell.`
  return `Takes ${flow.takes}. ${leaving}${takesText(flow) ? elsewhere : ''}`
}

const takesText = ({ argument }: Flow): boolean => argument?.then === 'save'

const comesIn = (words: readonly string[], flow: Flow): boolean =>
  takesText(flow) && words.join(' ') === '-'

/** The words after a command; for `-` what comes in on standard input, which no shell remembers. */
const givenIn = async (words: readonly string[], flow: Flow, house: House): Promise<string> => {
  if (!comesIn(words, flow)) return words.join(' ').trim()
  const text = (await house.files.read('-')).trim()
  if (text !== '') return text
  throw new Problem('Nothing came in on standard input.', {
    why: 'The - stands for text from there.',
    next: `To write it here: capacity ${flow.name}`,
    code: exitCode.usage,
  })
}

const ownOptions = (flow: Flow): OptionLine[] => {
  const now: OptionLine[] =
    flow.now === undefined ? [] : [['--now', 'start at once, no question first']]
  const breathes = [...everyStep(flow.steps)].some((step) => step.kind === 'breathe')
  const sound: OptionLine[] = breathes
    ? [['--sound', 'a quiet bell, different for in and out']]
    : []
  const switches = Object.entries(flow.switches).map(
    ([name, about]): OptionLine => [`--${name}`, about],
  )
  return [...now, ...sound, ...switches]
}
