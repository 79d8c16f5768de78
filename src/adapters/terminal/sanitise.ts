/** C0 but for tab and line feed, DEL, C1, and the marks that reorder text (ALM, LRM, RLM, embeddings, overrides, isolates). */
const live =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * Makes a person's words safe to write on a terminal; used on every output, never in storage.
 * It takes away the control characters themselves and parses no sequence, so that nothing nested
 * or cut short can come together again as a live one. Letters, accents and joined emoji stay.
 */
export function sanitise(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(live, '')
}

/** The same words on one line: runs of line breaks and tabs become one space. */
export function oneLine(text: string): string {
  return sanitise(text)
    .replace(/\s*[\n\t]\s*/g, ' ')
    .trim()
}
