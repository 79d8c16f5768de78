/** C0 but for line feed, DEL, C1, marks that reorder text, interlinear marks, byte order marks, and invisible tags. */
const live =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/**
 * Words made safe for any page or screen: the characters that could steer one are taken away themselves, and no
 * sequence is parsed, so that nothing nested can come together again. Letters, accents and joined emoji stay.
 */
export const harmless = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(live, '')
    .toWellFormed()

/** The same on one line, with single spaces. */
export const oneLine = (text: string): string => harmless(text).replace(/\s+/g, ' ').trim()

/** The same as lines, without empty ones at either end and without trailing spaces. */
export const textLines = (text: string): readonly string[] =>
  harmless(text)
    .replace(/[^\S\n]+$/gm, '')
    .replace(/^\n+|\n+$/g, '')
    .split('\n')
