/** Control characters, and the marks that reorder text: what a terminal would obey instead of show. */
const live = /[\p{Cc}\p{Bidi_Control}]/gu

/** A value as JSON, two spaces a level, in which nothing is live; read back, it is the very same. */
export const plainJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(live, (sign) =>
    sign === '\n' ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** A text without anything live but line breaks; a tab becomes a space. */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(live, (sign) => (sign === '\n' ? sign : ''))
