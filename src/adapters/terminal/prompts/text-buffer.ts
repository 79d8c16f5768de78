import { graphemes } from '../graphemes.ts'

/** A text being edited and where the caret stands in it: a UTF-16 index, always between two characters. */
export interface TextBuffer {
  readonly text: string
  readonly at: number
}

/** A buffer with the caret at the end. */
export const bufferOf = (text: string): TextBuffer => insert({ text: '', at: 0 }, text)

/** Puts `words` in at the caret, byte for byte but for line breaks, which are always `\n`. */
export function insert({ text, at }: TextBuffer, words: string): TextBuffer {
  const added = words.replace(/\r\n?/g, '\n')
  return settle(text.slice(0, at) + added + text.slice(at), at + added.length)
}

/** Takes out everything from `from` up to `to`. */
function remove({ text }: TextBuffer, from: number, to: number): TextBuffer {
  return settle(text.slice(0, from) + text.slice(to), from)
}

/** What is put in or taken out can join its neighbours into one character: the caret then stands after it. */
function settle(text: string, at: number): TextBuffer {
  let boundary = lineStart({ text, at })
  for (const character of graphemes(text.slice(boundary, lineEnd({ text, at })))) {
    if (boundary >= at) break
    boundary += character.length
  }
  return { text, at: boundary }
}

const lineStart = ({ text, at }: TextBuffer): number =>
  at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1

function lineEnd({ text, at }: TextBuffer): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

function before(buffer: TextBuffer): number {
  const { text, at } = buffer
  const start = lineStart(buffer)
  if (at === start) return Math.max(at - 1, 0)
  return at - (graphemes(text.slice(start, at)).at(-1)?.length ?? 0)
}

function after(buffer: TextBuffer): number {
  const { text, at } = buffer
  const end = lineEnd(buffer)
  if (at === end) return Math.min(at + 1, text.length)
  return at + (graphemes(text.slice(at, end))[0]?.length ?? 0)
}

const letter = /[\p{L}\p{N}'’_]|\p{Extended_Pictographic}/u

function wordBefore(buffer: TextBuffer): number {
  return walk(buffer, before, (from, to) => buffer.text.slice(to, from), 0)
}

function wordAfter(buffer: TextBuffer): number {
  return walk(buffer, after, (from, to) => buffer.text.slice(from, to), buffer.text.length)
}

/** Steps over what lies between words, then over one word; `end` is where the text ends that way. */
function walk(
  buffer: TextBuffer,
  step: (buffer: TextBuffer) => number,
  passed: (from: number, to: number) => string,
  end: number,
): number {
  let { at } = buffer
  let inWord = false
  while (at !== end) {
    const next = step({ text: buffer.text, at })
    const isLetter = letter.test(passed(at, next))
    if (inWord && !isLetter) break
    inWord ||= isLetter
    at = next
  }
  return at
}

const moves = {
  left: before,
  right: after,
  wordLeft: wordBefore,
  wordRight: wordAfter,
  lineStart,
  lineEnd,
  start: () => 0,
  end: ({ text }: TextBuffer) => text.length,
}

export type Move = keyof typeof moves

/** Moves the caret. */
export const move = (buffer: TextBuffer, way: Move): TextBuffer => ({
  text: buffer.text,
  at: moves[way](buffer),
})

/** Takes out what lies between the caret and where `way` would bring it. */
export function erase(buffer: TextBuffer, way: Move): TextBuffer {
  const to = moves[way](buffer)
  return remove(buffer, Math.min(buffer.at, to), Math.max(buffer.at, to))
}
