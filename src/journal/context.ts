/**
 * The places of a text where these words stand, each in its context, on one line: `…went quiet over dinner
 * and…`. A third of `room` (in characters) stands before a word, so that the word is seen, and two thirds after.
 * Capitals and accents do not count, as in the search itself; '' when none of them is there.
 */
export const inContext = (text: string, words: readonly string[], room: number): string => {
  const margin = { before: Math.floor(room / 3), after: Math.floor((room * 2) / 3) }
  const line = text.replace(/\s+/g, ' ').trim()
  const { folded, places } = fold(line)
  const spans = words.flatMap((word) => {
    const found = pattern(word)?.exec(folded)
    if (!found) return []
    const [from, to] = [found.index, found.index + found[0].length]
    return [{ from: places[from] ?? 0, to: places[to] ?? line.length }]
  })
  return joined(
    margin,
    spans.toSorted((a, b) => a.from - b.from),
  )
    .map((span) => cutOut(line, span, margin))
    .join(' ')
}

interface Span {
  readonly from: number
  readonly to: number
}

interface Margin {
  readonly before: number
  readonly after: number
}

/** Spans so near that they share a context become one. */
const joined = ({ before, after }: Margin, spans: readonly Span[]): Span[] => {
  const all: Span[] = []
  for (const span of spans) {
    const last = all.at(-1)
    if (last && span.from <= last.to + before + after)
      all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else all.push(span)
  }
  return all
}

const cutOut = (line: string, { from, to }: Span, { before, after }: Margin): string => {
  const start = from <= before ? 0 : line.indexOf(' ', from - before) + 1
  const space = line.lastIndexOf(' ', to + after)
  const end = line.length <= to + after ? line.length : Math.max(space, to)
  const [open, close] = [start > 0 ? '…' : '', end < line.length ? '…' : '']
  return open + line.slice(start > from ? from : start, end) + close
}

const accent = /\p{Mn}/u

/** A text without capitals and accents, and for each of its characters where it stood before. */
const fold = (line: string): { folded: string; places: number[] } => {
  let folded = ''
  const places: number[] = []
  let place = 0
  for (const sign of line) {
    const plain = [...sign.normalize('NFKD')]
      .filter((one) => !accent.test(one))
      .join('')
      .toLowerCase()
    folded += plain
    for (let index = 0; index < plain.length; index++) places.push(place)
    place += sign.length
  }
  return { folded, places }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A whole word, or several that follow each other; undefined when there is nothing to find in it. */
const pattern = (word: string): RegExp | undefined => {
  const parts = fold(word).folded.match(/[\p{L}\p{N}\p{Co}]+/gu)
  if (!parts) return undefined
  const sought = parts.map(escaped).join('[^\\p{L}\\p{N}]+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${sought}(?![\\p{L}\\p{N}])`, 'u')
}
