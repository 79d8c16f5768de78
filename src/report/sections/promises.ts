import { type PromisesDue, promisesDue, promisesKept } from '../figures/promises-kept.ts'
import { noLongerFits } from '../keys.ts'
import { promisesDueIn, promisesOpen } from '../readings/promises.ts'
import { counted, plainNumber, shortDay } from './plainly.ts'
import {
  countsChart,
  early,
  figureOf,
  passages,
  section,
  sentence,
  type Teller,
} from './section.ts'

const mostPassages = 8

/** Promises that fell due and how they went; those that come back later. */
export const promises: Teller = ({ reading, naming }) => {
  const due = promisesDueIn(reading)
  const tally = promisesDue(due.map(({ answer }) => answer))
  const kept = promisesKept(tally)
  const { period, material } = reading
  const isOver = period.until < material.today
  const toCome = isOver ? [] : promisesOpen(reading).filter((one) => one.due > material.today)
  const says = (answer: string | undefined) =>
    answer === undefined ? 'no answer yet' : naming.choice('promise-kept', answer)
  return section(
    'promises',
    'Promises',
    [figureOf('promises-kept', 'Promises kept', 'share', kept, (credit) => credit / kept.n)],
    [
      due.length > 0
        ? sentence(`${counted(due.length, 'promise was', 'promises were')} due.`)
        : undefined,
      kept.kind === 'said' ? sentence(sayKept(kept.value, kept.n, tally)) : undefined,
      early('Promises kept', kept),
      kept.kind === 'said' ? chartOf(tally, says) : undefined,
      passages(
        due.length > mostPassages ? 'The latest of them' : 'Each of them',
        due.slice(-mostPassages).map(({ about, due: day, answer }) => ({
          label: `${shortDay(day, period)} · ${says(answer)}`,
          text: naming.own(about),
        })),
      ),
      naming.numbersOnly && toCome.length > 0
        ? sentence(`${counted(toCome.length, 'promise')} will be looked at later.`)
        : undefined,
      passages(
        'To be looked at',
        toCome.slice(0, mostPassages).map(({ about, due: day }) => ({
          label: shortDay(day, period),
          text: naming.own(about),
        })),
      ),
    ],
  )
}

const sayKept = (
  credit: number,
  n: number,
  { partly, open, noLongerFits: gone }: PromisesDue,
): string => {
  const half = partly > 0 ? ', a partly counting as half' : ''
  const waiting = open > 0 ? `; ${counted(open, 'has', 'have')} no answer yet` : ''
  const apart = gone > 0 ? ` ${counted(gone, 'no longer fits', 'no longer fit')}.` : ''
  return `${open > 0 ? 'Kept so far' : 'Kept'}: ${plainNumber(credit)} of ${n}${half}${waiting}.${apart}`
}

const chartOf = (tally: PromisesDue, says: (answer: string | undefined) => string) =>
  countsChart('How the promises went', [
    { label: says('kept'), count: tally.kept },
    { label: says('partly'), count: tally.partly },
    { label: says('not-yet'), count: tally.notYet },
    { label: says(undefined), count: tally.open },
    { label: says(noLongerFits), count: tally.noLongerFits },
  ])
