import { asksNothing } from '../keys.ts'
import { choicesIn, textIn } from '../reading.ts'
import { counted, shortDay, times } from './plainly.ts'
import { countFigure, passages, section, sentence, type Teller } from './section.ts'
import { choicesChart } from './set-off.ts'

const mostPassages = 5

/** What was asked of one and how one answered, and what one asked for: raw counts, both ways. */
export const asked: Teller = (telling) => {
  const { reading, naming } = telling
  const ofMe = reading.entries
    .flatMap((entry) => choicesIn(entry, 'asked-of-me'))
    .filter((key) => key !== asksNothing)
  const answered = ofMe.filter((key) => key === 'answered').length
  const asks = reading.entries.filter((entry) => textIn(entry, 'i-asked') !== '')
  const both = [
    ofMe.length > 0 ? `Somebody asked something of you ${times(ofMe.length)}.` : '',
    asks.length > 0 ? `You put ${counted(asks.length, 'request')} of your own into words.` : '',
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
      choicesChart('When they asked', 'asked-of-me', telling, asksNothing),
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
