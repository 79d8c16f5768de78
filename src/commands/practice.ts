import { isLeft } from '../errors.ts'
import type { Flow } from '../flow/flow.ts'
import type { Terminal } from '../flow/terminal.ts'
import { type Walked, walk } from '../flow/walk.ts'
import { type KeptDraft, keptDraft } from '../journal/kept-draft.ts'
import type { Beginning } from '../journal/store.ts'
import { asClockTime } from '../time/moment.ts'
import { readDay } from '../time/saying-day.ts'
import { readMoment } from '../time/saying-when.ts'
import { type Flags, textFlag } from './command.ts'
import { earlierDraft } from './drafts.ts'
import type { House } from './house.ts'
import { fromAnswers } from './practice-answers.ts'
import { commandNamed } from './practice-next.ts'
import { presentOf, surroundingsOf } from './surroundings.ts'
import { firstScreen } from './welcome.ts'

/** What one sitting begins with. */
export interface Sitting {
  readonly flow: Flow
  readonly flags: Flags
  /** Words after the command. */
  readonly given: string
  /** The entry whose practice led here. */
  readonly cameFrom?: string
}

/** Runs a practice, and the ones it leads to, each linked to the one before. */
export const practise = async (house: House, first: Sitting): Promise<void> => {
  if (textFlag(first.flags, 'answers') !== undefined || first.flags.dryRun) {
    return fromAnswers(house, first)
  }
  let sitting: Sitting | undefined = first
  while (sitting) sitting = await sit(house, sitting)
}

const sit = async (house: House, sitting: Sitting): Promise<Sitting | undefined> => {
  const { flow, flags, given } = sitting
  const savesAtOnce = given !== '' && flow.argument?.then === 'save'
  const terminal = savesAtOnce ? silent : await house.terminal()
  const breathFirst = flow.now !== undefined
  const newcomer = !breathFirst && !savesAtOnce && !house.journal.exists()
  if (newcomer) firstScreen(house, terminal)

  const earlier = flags.now || savesAtOnce ? undefined : await earlierDraft(house, flow, terminal)
  const draft = keptDraft(
    () => house.journal.open('write'),
    () => beginningOf(house, sitting),
    earlier,
  )
  if (!savesAtOnce) open(terminal, flow)
  const walked = await walkKept(house, sitting, terminal, draft)
  finishDraft(house, sitting, draft, walked)
  if (savesAtOnce) house.screen.say(flow.closing || 'Kept.')
  return leadOn(house, flags, walked.leadsTo, draft.id)
}

const open = (terminal: Terminal, flow: Flow): void =>
  terminal.say({ text: flow.title, tone: 'title', ...(flow.takes && { items: [flow.takes] }) })

const walkKept = async (
  house: House,
  { flow, flags, given }: Sitting,
  terminal: Terminal,
  draft: KeptDraft,
): Promise<Walked> => {
  const switches = new Set(Object.keys(flow.switches).filter((name) => flags[camel(name)]))
  const store = () => house.journal.open('write')
  const surroundings = surroundingsOf(house, { store, switches, keep: true })
  try {
    return await walk(flow, terminal, draft, surroundings, {
      now: flags.now === true,
      ...(given !== '' && { given }),
    })
  } catch (error) {
    if (isLeft(error) && draft.id !== undefined) {
      const text = `What you gave is kept. To go on: capacity ${flow.name}`
      terminal.say({ text, tone: 'quiet' })
    }
    throw error
  }
}

const camel = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** One line saved at once: every other question is passed over, nothing is asked or said but the closing. */
const silent: Terminal = {
  say: () => {},
  ask: async () => undefined,
  privately: (conversation) => conversation(),
}

/** Whom and when an entry is about, from the flags; computed once, when the first answer is kept. */
export const beginningOf = (house: House, { flow, flags }: Sitting): Beginning => {
  const present = presentOf(house)
  const written = present.moment.instant
  const { moment, day } = whenOf(house, flags) ?? present
  const name =
    textFlag(flags, 'with') ?? (flow.about === 'somebody' ? house.setup.settings.person : '')
  const store = () => house.journal.open('write')
  const person =
    name === ''
      ? null
      : surroundingsOf(house, { store, switches: new Set(), keep: true }).people.named(name).id
  return { ...moment, day, written, flow: flow.name, flowVersion: flow.version, person }
}

/** `--on DAY` is noon of that day; `--at "DAY TIME"` the moment itself. Throws a Problem for the future and the half-understood. */
export const whenOf = (house: House, flags: Flags) => {
  const { moment: now, dayEnd, day: today } = presentOf(house)
  const at = textFlag(flags, 'at')
  const on = textFlag(flags, 'on')
  if (at !== undefined) return readMoment(at, { now, dayEnd }, 'back')
  if (on === undefined) return undefined
  const { day, echo } = readDay(on, today, 'back')
  if (day === today) return undefined
  const { moment } = readMoment(`${day} 12:00`, { now, dayEnd: asClockTime('00:00') }, 'back')
  return { moment, day, echo }
}

const finishDraft = (
  house: House,
  { cameFrom }: Sitting,
  draft: KeptDraft,
  { ending, laters }: Walked,
): void => {
  if (draft.id === undefined) return
  const { entries } = house.journal.open('write')
  const saidNothing = draft.answers.every(
    ({ value }) => value.kind === 'skipped' || value.kind === 'person',
  )
  if (ending === 'stopped' || saidNothing) {
    entries.remove(draft.id)
    return
  }
  entries.finish(draft.id, laters)
  if (cameFrom !== undefined) entries.link({ from: draft.id, to: cameFrom })
}

/** Goes where a practice led: to a command, or to another practice, linked to the entry it came from. */
export const leadOn = async (
  house: House,
  { with: person, plain, color }: Flags,
  leadsTo: string | undefined,
  cameFrom: string | undefined,
): Promise<Sitting | undefined> => {
  if (leadsTo === undefined) return undefined
  const command = commandNamed(leadsTo)
  if (command) {
    await command.run(house, [], {})
    return undefined
  }
  const flow = house.library().flow(leadsTo)
  return {
    flow,
    flags: { with: person, plain, color },
    given: '',
    ...(cameFrom !== undefined && { cameFrom }),
  }
}
