import { tally } from '../figures/tally.ts'
import { vocabulary } from '../figures/vocabulary.ts'
import { wordsIn } from '../reading.ts'
import { counted, plainNumber } from './plainly.ts'
import { countFigure, early, figureOf, section, sentence, type Teller } from './section.ts'
import { wordsChart } from './set-off.ts'

const mostWords = 12

/** Words of feeling: which ones, and how many different ones. */
export const words: Teller = (telling) => {
  const labels = telling.reading.entries.flatMap((entry) => wordsIn(entry, 'feelings'))
  const found = vocabulary(labels)
  const different = tally(labels).length
  return section(
    'words',
    'Words of feeling',
    [
      countFigure('labels', 'Feelings named', labels.length),
      figureOf('vocabulary', 'Different words in 20', 'words', found, (value) => value),
    ],
    [
      wordsChart('The words you used', 'feelings', telling, mostWords),
      found.kind === 'said'
        ? sentence(
            `${counted(labels.length, 'feeling')} named, in ${counted(different, 'word')}: about ${plainNumber(found.value)} different ones in every 20.`,
          )
        : undefined,
      labels.length > 0 ? early('Different words in every 20', found) : undefined,
    ],
  )
}
