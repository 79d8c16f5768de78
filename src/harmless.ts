/**
 * What a screen, a page or a spreadsheet would obey instead of show, or hide in plain sight: control characters,
 * marks that reorder text, byte order and interlinear marks, invisible tags.
 */
const live = /[\p{Cc}\p{Bidi_Control}\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** All that ends a line somewhere. */
export const lineEnds = /\r\n?|[\n\u0085\u2028\u2029]/g

/**
 * A person's words made safe for every output; used on the way out, never in storage. The signs themselves are
 * taken away and no sequence is parsed, so that nothing nested or cut short can come together again as a live
 * one. Letters, accents and joined emoji stay; a tab becomes a space.
 */
export const harmless = (text: string): string =>
  text
    .replace(lineEnds, '\n')
    .replaceAll('\t', ' ')
    .replace(live, (sign) => (sign === '\n' ? sign : ''))
    .toWellFormed()

/** The same words on one line: a run of line breaks becomes one space. */
export const oneLine = (text: string): string =>
  harmless(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim()

/** A value as JSON, two spaces a level, in which nothing is live; read back, it is the very same. */
export const harmlessJson = (value: unknown): string =>
  JSON.stringify(value, null, 2)
    .replace(live, (sign) => (sign === '\n' ? sign : byNumber(sign)))
    .replace(/[\u2028\u2029]/g, byNumber)

const byNumber = (sign: string): string =>
  Array.from(
    { length: sign.length },
    (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')
