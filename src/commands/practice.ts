import { exitCode, isLeft, isProblem } from '../errors.ts'
import type { Flow } from '../flow/flow.ts'
import { everyStep, findStep } from '../flow/steps.ts'
import { fill } from '../flow/template.ts'
import type { Terminal } from '../flow/terminal.ts'
import { type Walked, walk } from '../flow/walking/walk.ts'
import { type KeptDraft, keptDraft } from '../journal/kept-draft.ts'
import type { Store } from '../journal/store.ts'
import { holdsNothing } from '../journal/unfinished.ts'
import { type Flags, groups, textFlag } from './command.ts'
import type { House } from './house.ts'
import { fromAnswers } from './practice/answers.ts'
import { type Sparing, sparing } from './practice/breath-first.ts'
import { earlierDraft } from './practice/drafts.ts'
import { giveBack } from './practice/giving-back.ts'
import { commandNamed } from './practice/next.ts'
import { isOneLine, keepLine } from './practice/one-line.ts'
import {
  beginningOf,
  refuseNearMiss,
  type Sitting,
  switchesOf,
  whenOf,
} from './practice/sitting.ts'
import { surroundingsOf } from './practice/surroundings.ts'
import { welcoming } from './practice/welcome.ts'

/** Runs a practice, and the ones it leads to, each linked to the one before. */
export const practise = async (house: House, first: Sitting): Promise<void> => {
  try {
    await begin(house, first)
  } catch (error) {
    // A line that was refused for how it was said stands in the row above.
    const isRefused = isProblem(error) && error.code === exitCode.usage
    if (isOneLine(first) && (first.unseen || !isRefused)) giveBack(house.screen, [first.given])
    throw error
  }
}

const begin = async (house: House, asked: Sitting): Promise<void> => {
  const first = withNow(house, asked)
  refuseNearMiss(house, first.flags)
  refuseUnknownPattern(house, first)
  const when = whenOf(house, first.flags)
  if (when) house.screen.say(when.echo)
  const started = when ? { ...first, when } : first
  if (textFlag(first.flags, 'answers') !== undefined || first.flags.dryRun) {
    return fromAnswers(house, started)
  }
  if (!isUrgent(first.flow)) house.journal.expectPlace()
  if (isOneLine(started)) await keepLine(house, started)
  else await welcoming(house, isUrgent(first.flow) ? 'after' : 'before', () => go(house, started))
}

/** `breathe now` is `breathe --now`, unless a pattern of one's own has that name. */
const withNow = (house: House, sitting: Sitting): Sitting => {
  const { flow, flags, given } = sitting
  const isFlag = flow.now !== undefined && given === 'now'
  if (!isFlag || Object.hasOwn(house.setup.settings.breathing, given)) return sitting
  return { ...sitting, given: '', flags: { ...flags, now: true } }
}

/** A mistyped pattern is told before anything is asked. */
const refuseUnknownPattern = (house: House, { flow, given }: Sitting): void => {
  const step = flow.argument && findStep(flow, flow.argument.answers)
  if (step?.kind === 'breathe' && given !== '') house.library().pattern(given)
}

/** Whether somebody may have their hands full: then nothing that is broken, and no welcome, comes before it. */
export const isUrgent = (flow: Flow | undefined): boolean => flow?.group === groups[0]

const go = async (house: House, first: Sitting): Promise<void> => {
  const spared = sparing(house)
  let sitting: Sitting | undefined = first
  while (sitting) {
    sitting = isUrgent(sitting.flow)
      ? await sit(spared.house, sitting, spared)
      : await sit(house, sitting)
  }
  spared.tell()
}

const sit = async (
  house: House,
  sitting: Sitting,
  spared?: Sparing,
): Promise<Sitting | undefined> => {
  const { flow, flags, cameFrom } = sitting
  const terminal = await house.terminal()
  const earlier = flags.now ? undefined : await earlierDraft(house, sitting, terminal)
  const draft = keptDraft(
    () => house.journal.open('write'),
    () => beginningOf(house, sitting),
    {
      earlier,
      spared: spared !== undefined,
      ...(!spared && { replaced: () => sayReplaced(house, terminal) }),
      begun: (id) => {
        if (cameFrom !== undefined)
          house.journal.open('write').entries.link({ from: id, to: cameFrom })
      },
    },
  )
  open(terminal, flow)
  const walked = await walkKept(house, sitting, terminal, draft)
  const finish = () => finishDraft(house, draft, walked)
  if (spared) spared.finish(draft, finish)
  else finish()
  sayWhereItIs(house, flow, terminal, draft, walked)
  return leadOn(house, { ...flags, now: walked.ending === 'stopped' }, walked.leadsTo, draft.id)
}

const sayReplaced = (house: House, terminal: Terminal): void =>
  terminal.say({ text: house.library().between.replaced, tone: 'quiet' })

/** A draft that was put together is to be found again. */
const sayWhereItIs = (
  house: House,
  flow: Flow,
  terminal: Terminal,
  { id }: KeptDraft,
  { ending }: Walked,
): void => {
  const drafted = [...everyStep(flow.steps)].some(({ kind }) => kind === 'draft')
  if (!drafted || id === undefined || ending !== 'finished') return
  const { between } = house.library()
  const text = fill(between['read-again'], () => `capacity show ${id.slice(-8)}`)
  terminal.say({ text, tone: 'quiet' })
}

const open = (terminal: Terminal, flow: Flow): void =>
  terminal.say({ text: flow.title, tone: 'title', ...(flow.takes && { items: [flow.takes] }) })

const walkKept = async (
  house: House,
  { flow, flags, given }: Sitting,
  terminal: Terminal,
  draft: KeptDraft,
): Promise<Walked> => {
  const switches = switchesOf(flow, flags)
  const store = () => house.journal.open('write')
  const surroundings = surroundingsOf(house, { store, switches, keep: true })
  try {
    return await walk(flow, terminal, draft, surroundings, {
      now: flags.now === true,
      ...(given !== '' && { given }),
    })
  } catch (error) {
    const { unkept } = draft
    if (unkept) giveBack(house.screen, unkept.words)
    if (unkept || isLeft(error)) sayWhatIsKept(house, flow, terminal, draft)
    throw unkept && isLeft(error) ? unkept.cause : error
  }
}

const sayWhatIsKept = (house: House, flow: Flow, terminal: Terminal, draft: KeptDraft): void => {
  if (draft.id === undefined || !house.journal.exists()) return
  const { between } = house.library()
  if (isDeleted(house, draft.id)) {
    // Of an answer that found nothing to be kept in, the reason tells.
    if (!draft.unkept) terminal.say({ text: between['deleted-elsewhere'], tone: 'quiet' })
    return
  }
  if (!draft.unkept && removeEmpty(draft, house.journal.open('write'))) return
  const sentence = draft.unkept ? between['left-before'] : between.left
  terminal.say({ text: fill(sentence, () => `capacity ${flow.name}`), tone: 'quiet' })
}

/** Whether another window deleted what was begun here; what cannot be looked for, now or while it is locked, is there. */
const isDeleted = (house: House, id: string): boolean => {
  try {
    return !house.lock.isShut() && house.journal.open('write').entries.get(id) === undefined
  } catch (error) {
    if (!isProblem(error)) throw error
    return false
  }
}

/** Somebody who leaves before they gave anything left nothing unfinished; says whether that was so. */
const removeEmpty = ({ id, answers }: KeptDraft, { entries }: Store): boolean => {
  try {
    if (id === undefined || !holdsNothing(entries.get(id) ?? { id, answers }, entries)) return false
    entries.remove(id)
    return true
  } catch (error) {
    // Leaving goes on; what holds nothing is not offered either.
    if (!isProblem(error)) throw error
    return false
  }
}

const finishDraft = (house: House, draft: KeptDraft, { ending, laters }: Walked): void => {
  draft.catchUp()
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
}

/** After a stop at the safety questions the helplines do not stay on a screen that somebody else may see. */
const readPrivately = async (house: House): Promise<void> => {
  const terminal = await house.terminal()
  await terminal.privately(async () => {
    const { between, support } = house.library()
    const [more, done] = [between['support-more'], between['support-read']]
    await terminal.read({ id: 'support-read', passages: await support(), more, done })
  })
}

/** Goes where a practice led: to a command, or to another practice, linked to the entry it came from. */
export const leadOn = async (
  house: House,
  { with: person, plain, color, now }: Flags,
  leadsTo: string | undefined,
  cameFrom: string | undefined,
): Promise<Sitting | undefined> => {
  if (leadsTo === undefined) return undefined
  const command = commandNamed(leadsTo)
  if (command) {
    if (now === true) await readPrivately(house)
    else await command.run(house, [], {})
    return undefined
  }
  const flow = house.library().flow(leadsTo)
  return {
    flow,
    // After a stop at the safety questions nobody is asked anything before they breathe.
    flags: { with: person, plain, color, ...(now === true && { now }) },
    given: '',
    ...(cameFrom !== undefined && { cameFrom }),
  }
}
