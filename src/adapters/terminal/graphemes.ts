import fastStringWidth from 'fast-string-width'

let segmenter: Intl.Segmenter | undefined

/** Latin letters and the signs of print, such as dashes and quotation marks: each is a character by itself. */
const plain = /^[\u0020-\u02ff\u2010-\u2027\u2030-\u205e]*$/

/** The characters of a text as a reader counts them: an accent or a joined emoji is one. */
export function graphemes(text: string): string[] {
  if (plain.test(text)) return text.split('')
  // Made for the first text that needs it: whatever Intl does first takes 10 ms.
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** How many columns a text takes on the screen, its letters put together as it is drawn; escapes take none. */
export const displayWidth = (text: string): number => fastStringWidth(text.normalize())
