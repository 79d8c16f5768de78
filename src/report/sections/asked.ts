import { tally } from '../figures/tally.ts'
import { asksNothing } from '../keys.ts'
import { choicesIn, textIn } from '../reading.ts'
import { counted, shortDay } from './plainly.ts'
import { countFigure, countsChart, passages, section, sentence, type Teller } from './section.ts'

const mostPassages = 5

/** What was asked of one and how one answered, and what one asked for: raw counts, both ways. */
export const asked: Teller = ({ reading, naming }) => {
  const ofMe = reading.entries
    .flatMap((entry) => choicesIn(entry, 'asked-of-me'))
    .filter((key) => key !== asksNothing)
  const asks = reading.entries.filter((entry) => textIn(entry, 'i-asked') !== '')
  const rows = tally(ofMe)
  const options = naming.options('asked-of-me').filter((key) => key !== asksNothing)
  const answered = rows.find(({ key }) => key === 'answered')?.count ?? 0
  const keys = [...options, ...rows.map(({ key }) => key).filter((key) => !options.includes(key))]
  const both = [
    ofMe.length > 0
      ? `Somebody asked something of you ${counted(ofMe.length, 'time')}, and you answered ${counted(answered, 'time')}.`
      : '',
    asks.length > 0 ? `You put ${counted(asks.length, 'request')} into words.` : '',
  ]
  return section(
    'asked',
    'Asked and answered, both ways',
    [
      countFigure('asked-of-me', 'Asked of you', ofMe.length),
      countFigure('answered', 'Answered by you', answered),
      countFigure('i-asked', 'Asked by you', asks.length),
    ],
    [
      sentence(both.filter(Boolean).join(' ')),
      countsChart(
        'When they asked',
        keys
          .map((key) => ({
            label: naming.choice('asked-of-me', key),
            count: rows.find((row) => row.key === key)?.count ?? 0,
          }))
          .filter(({ count }) => count > 0),
      ),
      passages(
        'What you asked for',
        asks.slice(-mostPassages).map((entry) => ({
          label: shortDay(entry.day, reading.period),
          text: naming.own(textIn(entry, 'i-asked')),
        })),
      ),
    ],
  )
}
