import { exitCode, Problem } from '../errors.ts'
import { isDayEnd } from '../time/moment.ts'

/** Everything that can be set, as it is used. */
export interface Settings {
  /** The person entries are about when none is named, or ''. */
  readonly person: string
  /** When a journal day ends, `HH:MM` local. */
  readonly day_ends: string
  readonly week_starts: 'monday' | 'sunday' | 'saturday'
  /** Whose helplines come first: a region of `prompts/support.yaml`, or ''. */
  readonly region: string
  readonly sound: 'yes' | 'no'
  readonly plain: 'yes' | 'no'
  readonly color: 'auto' | 'always' | 'never'
  /** Breathing patterns of one's own: name → `in 4, out 6`. */
  readonly breathing: Readonly<Record<string, string>>
}

/** Settings with one plain value. */
export type Single = Exclude<keyof Settings, 'breathing'>

interface Setting {
  readonly usual: string
  readonly about: string
  /** What is wrong with a text, or undefined when it fits. */
  readonly refuse: (text: string) => string | undefined
}

const oneOf =
  (...words: string[]): Setting['refuse'] =>
  (text) =>
    words.includes(text)
      ? undefined
      : `It can be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}.`
const anything: Setting['refuse'] = (text) =>
  text.length <= 200 ? undefined : 'It is at most 200 characters long.'
const dayEnd: Setting['refuse'] = (text) =>
  isDayEnd(text) ? undefined : 'It is a time from 00:00 to 12:00, such as 04:00.'

/** Each setting with its usual value and what it does, as `config list` says it. */
export const known: Readonly<Record<Single, Setting>> = {
  person: { usual: '', about: 'the person entries are about when none is named', refuse: anything },
  day_ends: { usual: '04:00', about: 'when a journal day ends', refuse: dayEnd },
  week_starts: {
    usual: 'monday',
    about: 'the first day of a week',
    refuse: oneOf('monday', 'sunday', 'saturday'),
  },
  region: { usual: '', about: 'whose helplines come first', refuse: anything },
  sound: { usual: 'no', about: 'a quiet bell while breathing', refuse: oneOf('yes', 'no') },
  plain: {
    usual: 'no',
    about: 'no redraw and no colour, for screen readers',
    refuse: oneOf('yes', 'no'),
  },
  color: { usual: 'auto', about: 'colour on the screen', refuse: oneOf('auto', 'always', 'never') },
}

/** Where a value comes from, the strongest first. */
export type Origin = 'flag' | 'environment' | 'file' | 'usual'

export interface Setup {
  readonly settings: Settings
  readonly origins: Readonly<Record<string, Origin>>
  /** Why the usual settings are in force and not those that were made, for the commands that work even then. */
  readonly refused?: Problem
}

/** Flags win over the environment, that over the file, that over what is usual. Throws a Problem for a value that does not fit. */
export const settle = (
  flags: Readonly<Partial<Record<Single, string>>>,
  environment: Readonly<Record<string, string | undefined>>,
  file: {
    readonly values: Readonly<Partial<Record<Single, string>>>
    readonly breathing: Readonly<Record<string, string>>
  },
): Setup => {
  const values: Record<string, string> = {}
  const origins: Record<string, Origin> = {}
  for (const name of Object.keys(known) as Single[]) {
    const variable = `CAPACITY_${name.toUpperCase()}`
    const [value, origin] = firstGiven(
      flags[name],
      fromEnvironment(name, environment[variable]),
      file.values[name],
      known[name].usual,
    )
    const wrong = known[name].refuse(value)
    if (wrong !== undefined) {
      const where = origin === 'environment' ? variable : origin === 'flag' ? `--${name}` : name
      throw new Problem(`${where} is “${value.slice(0, 40)}”.`, {
        why: wrong,
        next: 'Change it, or leave it out.',
        code: exitCode.usage,
      })
    }
    values[name] = value
    origins[name] = origin
  }
  for (const name of Object.keys(file.breathing)) origins[`breathing.${name}`] = 'file'
  // Without a prototype: a pattern called “constructor” is there only when somebody made one.
  const breathing = Object.assign(Object.create(null) as Record<string, string>, file.breathing)
  return { settings: { ...values, breathing } as unknown as Settings, origins }
}

const firstGiven = (
  flag: string | undefined,
  environment: string | undefined,
  file: string | undefined,
  usual: string,
): [string, Origin] => {
  if (flag !== undefined) return [flag, 'flag']
  if (environment !== undefined) return [environment, 'environment']
  return file !== undefined ? [file, 'file'] : [usual, 'usual']
}

/** `CAPACITY_PLAIN=1` means yes, as switches in the environment are written. */
const fromEnvironment = (name: Single, value: string | undefined): string | undefined => {
  if (value === undefined || value === '') return undefined
  if (name !== 'plain' && name !== 'sound') return value
  return value === '0' || value === 'no' ? 'no' : 'yes'
}
