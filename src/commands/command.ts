import type { House } from './house.ts'

/** Flags as typed, by their camel-cased name; `noInput` and the like are plain booleans. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>

/** An option of a command: how it is written in help, and what it does. */
export type OptionLine = readonly [flags: string, about: string]

/** Flags every command takes. */
export const everywhere: readonly OptionLine[] = [
  ['--plain', 'no redraw, no colour: for screen readers'],
  ['--color <auto|always|never>', 'colour on the screen'],
  ['--no-input', 'never ask anything'],
  ['--json', 'records as JSON'],
  ['--debug', 'show where an error came from'],
]

/** The words a flag may be given when it is written `--format <json|md>`; none when it may be anything. */
export const choicesOf = (flags: string): readonly string[] => {
  const [, given = ''] = /[<[](.+)[>\]]/.exec(flags) ?? []
  return given.includes('|') ? given.split('|') : []
}

/** One command: what `--help` says of it, and what it does. Parsing is the Commander program's part. */
export interface Command {
  readonly name: string
  readonly group: Group
  readonly about: string
  /** Arguments as Commander writes them: `<id>`, `[text...]`. */
  readonly takes?: string
  readonly options?: readonly OptionLine[]
  /** Examples and notes under the options; two spaces part a command from what it does. */
  readonly more?: string
  /** What may stand for the first word, the second and so on, as far as that is no secret. */
  readonly completes?: readonly (readonly string[])[]
  /** Takes any flag. */
  readonly lenient?: true
  /** Works even when the settings cannot be read. */
  readonly always?: true
  /** Whether it begins while the journal stays locked: then nobody is asked for a passphrase first. */
  readonly whileLocked?: (words: readonly string[], flags: Flags) => boolean
  run(house: House, words: readonly string[], flags: Flags): Promise<void>
}

/** The headings of `--help`, in order. */
export const groups = ['In the moment', 'Practise', 'Look back', 'Your journal', 'Set up'] as const
export type Group = (typeof groups)[number]

/** The text given to a flag, or undefined. */
export const textFlag = (flags: Flags, name: string): string | undefined => {
  const given = flags[name]
  return typeof given === 'string' ? given : undefined
}
