const sequences = {
  enter: '\r',
  tab: '\t',
  'shift-tab': '\x1b[Z',
  escape: '\x1b',
  space: ' ',
  backspace: '\x7f',
  delete: '\x1b[3~',
  'page-up': '\x1b[5~',
  'page-down': '\x1b[6~',
} as const

const arrows = { up: 'A', down: 'B', right: 'C', left: 'D', end: 'F', home: 'H' } as const

/** A key by the name printed on it; `ctrl-c` is the control key held while `c` is pressed. */
export type Key = keyof typeof sequences | keyof typeof arrows | `ctrl-${string}`

const has = <T extends object>(table: T, key: PropertyKey): key is keyof T =>
  Object.hasOwn(table, key)

/** The bytes xterm sends for `key`; cursor keys differ while a program asks for application keys. */
export const bytesOf = (key: Key, applicationCursorKeys: boolean): string => {
  if (has(arrows, key)) return `\x1b${applicationCursorKeys ? 'O' : '['}${arrows[key]}`
  if (has(sequences, key)) return sequences[key]
  const letter = /^ctrl-([a-z])$/.exec(key)?.[1]
  if (letter === undefined) throw new Error(`There is no key called “${key}”.`)
  return String.fromCharCode(letter.charCodeAt(0) & 0x1f)
}

/** What a terminal sends when `text` is pasted: Enter for each line end, and marks if asked for. */
export const pasted = (text: string, bracketed: boolean): string => {
  const lines = text.replace(/\r?\n/g, '\r')
  return bracketed ? `\x1b[200~${lines.replaceAll('\x1b', '\u241b')}\x1b[201~` : lines
}
