import { textIn } from '../reading.ts'
import { shortDay } from './plainly.ts'
import { passages, section, type Teller } from './section.ts'
import { choicesChart } from './set-off.ts'

const mostPassages = 5

/** Closeness with others and space of one's own, as they were felt. */
export const closeness: Teller = (telling) => {
  const { reading, naming } = telling
  return section(
    'closeness',
    'Closeness and own space',
    [],
    [
      choicesChart('Closeness with others', 'closeness', telling),
      choicesChart('Space of your own', 'own-space', telling),
      passages(
        'Just yours',
        reading.entries
          .filter((entry) => textIn(entry, 'own-thing') !== '')
          .slice(-mostPassages)
          .map((entry) => ({
            label: shortDay(entry.day, reading.period),
            text: naming.own(textIn(entry, 'own-thing')),
          })),
      ),
    ],
  )
}
