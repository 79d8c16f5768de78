import type { FollowUp } from '../../src/journal/entry.ts'
import { addDays, type Day } from '../../src/time/day.ts'
import { choice, scale, type Writing, written } from './journal-ledger.ts'
import { phrases } from './journal-phrases.ts'
import type { Faring } from './journal-practices.ts'

/** How a follow-up is answered on its day; undefined leaves it open. */
export const answerTo = (
  followUp: FollowUp,
  { chance, ease }: Faring,
  date: Day,
): Partial<Writing> | undefined => {
  if (chance.happens(0.15)) return undefined
  const better = chance.happens(0.5 + ease / 8)
  switch (followUp.flow) {
    case 'settled':
      return {
        given: [
          [
            'settled',
            'settled',
            choice(
              better
                ? chance.pick(['under-5', '5-to-20'])
                : chance.pick(['5-to-20', '20-to-60', 'longer', 'not-yet']),
            ),
          ],
        ],
      }
    case 'promise': {
      const kept = better ? 'kept' : chance.pick(['kept', 'partly', 'not-yet', 'no-longer-fits'])
      const again = kept === 'not-yet' || kept === 'partly'
      const later =
        again && better === false && chance.happens(0.5)
          ? [{ flow: 'promise', due: addDays(date, 3), about: followUp.about }]
          : []
      return { given: [['promise-kept', 'promise-kept', choice(kept)]], later }
    }
    case 'check-in':
      return {
        given: [
          [
            'trust',
            'trust',
            choice(
              better
                ? chance.pick(['restored', 'restored', 'partly'])
                : chance.pick(['partly', 'not-yet', 'worse']),
            ),
          ],
          ['taking', 'taking', written(chance.pick(phrases.takings))],
        ],
      }
    default:
      return {
        given: [
          ['done', '', choice('yes')],
          ['happened', 'happened', choice(better ? 'no' : chance.pick(['yes', 'partly', 'no']))],
          ['discomfort-then', 'discomfort-then', scale(chance.between(2, 8))],
          ['understood', 'understood', scale(chance.between(4, 10))],
          ['validated', 'validated', scale(chance.between(3, 9))],
          ['cared-for', 'cared-for', scale(chance.between(4, 9))],
          ['surprised', 'surprised', written(chance.pick(phrases.surprises))],
        ],
      }
  }
}
