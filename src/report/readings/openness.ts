import type { Entry } from '../../journal/entry.ts'
import { happenedShare } from '../keys.ts'
import { choiceIn, numberIn, type Reading, textIn } from '../reading.ts'
import type { Forecast } from '../statistics/brier.ts'
import { rootOf } from './threads.ts'

/** A moment of openness whose being understood was rated, 0–10; `root` is where it began: the plan to share, or the day itself. */
export interface Opening {
  readonly entry: Entry
  readonly root: Entry
  readonly understood: number
}

export const openingsOf = (reading: Reading): readonly Opening[] =>
  reading.entries.flatMap((entry) => {
    const understood = numberIn(entry, 'understood')
    return understood === undefined ? [] : [{ entry, root: rootOf(reading, entry), understood }]
  })

/** Something feared, and what came of it, as far as each was said; the likelihood 0–100. */
export interface Prediction {
  readonly entry: Entry
  readonly feared: string
  readonly likelihood: number | undefined
  /** Key of what happened: yes, partly, no. */
  readonly happened: string
  readonly surprised: string
}

/** Fears that were looked at again in the period. */
export const predictionsOf = (reading: Reading): readonly Prediction[] =>
  reading.entries.flatMap((entry) => {
    const happened = choiceIn(entry, 'happened')
    if (happened === undefined) return []
    const root = rootOf(reading, entry)
    return [
      {
        entry,
        feared: textIn(root, 'feared'),
        likelihood: numberIn(root, 'likelihood'),
        happened,
        surprised: textIn(entry, 'surprised'),
      },
    ]
  })

/** A prediction as a forecast; undefined when it had no likelihood or nobody knows what came of it. */
export const forecastIn = ({ likelihood, happened }: Prediction): Forecast | undefined => {
  const outcome = happenedShare[happened]
  if (likelihood === undefined || outcome === undefined) return undefined
  return { probability: likelihood / 100, outcome }
}

/** Discomfort expected and discomfort then, 0–10, where both were said. */
export const discomfortsOf = (reading: Reading) =>
  reading.entries.flatMap((entry) => {
    const then = numberIn(entry, 'discomfort-then')
    const expected = numberIn(rootOf(reading, entry), 'expected-discomfort')
    return then === undefined || expected === undefined ? [] : [{ expected, then }]
  })
