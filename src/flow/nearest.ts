/** No name of a step or a setting is longer; comparing takes time that grows with the square. */
const LONGEST_NAME = 200

/** The known word nearest to a mistyped one, or undefined when none is near (more than a third of it differs). */
export const nearest = (given: string, known: Iterable<string>): string | undefined => {
  let best: string | undefined
  let least = Math.max(1, Math.floor(given.length / 3)) + 1
  if (given.length > LONGEST_NAME) return undefined
  for (const word of known) {
    if (Math.abs(given.length - word.length) >= least) continue
    const distance = editDistance(given, word)
    if (distance < least) [best, least] = [word, distance]
  }
  return best
}

/** Letters to add, leave out, change or swap with the next one, to turn one word into the other. */
const editDistance = (a: string, b: string): number => {
  let beforeAbove: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const changed = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const swaps = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const swapped = swaps ? (beforeAbove[column - 2] ?? 0) + 1 : changed
      const added = Math.min(above[column] ?? 0, current[column - 1] ?? 0) + 1
      current.push(Math.min(changed, swapped, added))
    }
    beforeAbove = above
    above = current
  }
  return above[b.length] ?? 0
}

/** What to do about a name that is not known: the nearest one that is, or all of them. */
export const didYouMean = (given: string, known: Iterable<string>): string => {
  const list = [...known]
  const close = nearest(given, list)
  if (close) return `Did you mean “${close}”?`
  return list.length > 0
    ? `What could stand here: ${list.join(', ')}.`
    : 'Nothing comes before it yet.'
}
