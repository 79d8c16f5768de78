import { type Command, choicesOf, everywhere, type OptionLine } from '../command.ts'

/** A flag as a shell completes it: what it does, and what may stand after it. */
export interface OfferedFlag {
  readonly flag: string
  readonly about: string
  /** `free` is anything, `maybe` anything or nothing. */
  readonly takes: 'nothing' | 'maybe' | 'free' | 'file' | 'choice'
  readonly choices: readonly string[]
}

/** A command as a shell completes it: its words by place, whether its first word is a file, its flags. */
export interface Offer {
  readonly name: string
  readonly about: string
  readonly words: readonly (readonly string[])[]
  readonly file: boolean
  readonly flags: readonly OfferedFlag[]
}

const help: OptionLine = ['--help', 'show the help']

/** What can be completed, read from the commands as `--help` is. */
export const offersOf = (commands: readonly Command[]): readonly Offer[] =>
  commands.filter(({ name }) => plain.test(name)).map(offerOf)

/** A script of one's own may have any name as a file; only such a word can be typed without quotes. */
const plain = /^[a-z0-9][a-z0-9_-]*$/

const offerOf = ({ name, about, takes = '', completes = [], options = [] }: Command): Offer => ({
  name,
  about: oneLine(about),
  words: completes.map((words) => words.filter((word) => plain.test(word))),
  file: isFile(takes),
  flags: [...options, ...everywhere, help].map(flagOf),
})

const flagOf = ([flags, about]: OptionLine): OfferedFlag => {
  const [flag = ''] = /--[\w-]+/.exec(flags) ?? []
  const choices = choicesOf(flags)
  return { flag, about: oneLine(about), takes: takenBy(flags, choices), choices }
}

const takenBy = (flags: string, choices: readonly string[]): OfferedFlag['takes'] => {
  if (choices.length > 0) return 'choice'
  if (isFile(flags)) return 'file'
  if (flags.includes('<')) return 'free'
  return flags.includes('[') ? 'maybe' : 'nothing'
}

const isFile = (shown: string): boolean => /[<[](file|place|where|dir)[>\]]/i.test(shown)

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** A text as one word of a POSIX shell, whatever stands in it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
