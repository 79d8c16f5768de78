import type { Entry, FollowUp } from '../../journal/entry.ts'
import type { Day } from '../../time/day.ts'
import { noLongerFits } from '../keys.ts'
import { choiceIn, type Reading } from '../reading.ts'

/** A promise as it stood on its day: in the person's words, and how it went, undefined while nobody has said. */
export interface PromiseDue {
  readonly about: string
  readonly person: string | null
  readonly due: Day
  readonly answer: string | undefined
}

interface Turn extends PromiseDue {
  readonly followUp: FollowUp
}

const turnOf = (reading: Reading, followUp: FollowUp): Turn | undefined => {
  const answered = followUp.answeredBy === null ? undefined : reading.entry(followUp.answeredBy)
  const due = followUp.due ?? reading.entry(followUp.origin)?.day ?? answered?.day
  if (due === undefined) return undefined
  const earlier = answered && answered.day < due ? answered.day : due
  const said = answered && choiceIn(answered, 'promise-kept')
  const answer = followUp.state === 'let go' ? noLongerFits : said
  return { about: followUp.about, person: followUp.person, due: earlier, answer, followUp }
}

/** The follow-up a promise was put off to, if its answer gave it another day. */
const nextTurn = (reading: Reading, { answeredBy }: FollowUp) =>
  answeredBy === null ? undefined : reading.followUpsOf(answeredBy).find(reading.isPromise)

const turnsFrom = (reading: Reading, first: FollowUp): readonly Turn[] => {
  const turns: Turn[] = []
  const seen = new Set<string>()
  for (let one: FollowUp | undefined = first; one && !seen.has(one.id); ) {
    seen.add(one.id)
    const turn = turnOf(reading, one)
    if (turn) turns.push(turn)
    one = nextTurn(reading, one)
  }
  return turns
}

/** Promises made in an entry, each as it stands by now. */
export const promisesMadeIn = (reading: Reading, entry: Entry): readonly PromiseDue[] => {
  return reading
    .followUpsOf(entry.id)
    .filter(reading.isPromise)
    .flatMap((first) => {
      const turns = turnsFrom(reading, first)
      return turns.findLast(({ answer }) => answer !== undefined) ?? turns.at(-1) ?? []
    })
}

/** Promises that fell due in the period up to today; one put off stands where it stood last. By day. */
export const promisesDueIn = (reading: Reading): readonly PromiseDue[] => {
  const { material, within } = reading
  return threads(reading)
    .flatMap((turns) => turns.findLast(({ due }) => within(due) && due <= material.today) ?? [])
    .sort(byDay)
}

/** Promises nobody has answered by now, put off or not, by day. */
export const promisesOpen = (reading: Reading): readonly PromiseDue[] =>
  threads(reading)
    .flatMap((turns) => turns.filter(({ followUp }) => followUp.state === 'open').slice(-1))
    .sort(byDay)

const threads = (reading: Reading): readonly (readonly Turn[])[] => {
  const { followUps, person } = reading.material
  const promises = followUps.filter(
    (one) => reading.isPromise(one) && (person === null || one.person === person),
  )
  const continued = new Set(promises.flatMap((one) => nextTurn(reading, one)?.id ?? []))
  return promises.filter(({ id }) => !continued.has(id)).map((first) => turnsFrom(reading, first))
}

const byDay = (a: PromiseDue, b: PromiseDue): number =>
  a.due < b.due ? -1 : a.due > b.due ? 1 : a.about < b.about ? -1 : 1
