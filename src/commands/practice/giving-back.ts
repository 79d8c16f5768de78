import type { Screen } from '../house.ts'

/** Shows words that are in no file, so that they can be taken somewhere else. */
export const giveBack = (screen: Pick<Screen, 'handOver'>, words: readonly string[]): void => {
  if (words.length === 0) return
  const told = 'This is not in your journal yet. You can copy it from here:'
  screen.handOver(['', told, '', ...words.flatMap((text) => [text, ''])].join('\n'))
}
