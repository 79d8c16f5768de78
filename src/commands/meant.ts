import { nearest } from '../flow/nearest.ts'
import { isDayWord } from '../time/reading-day.ts'

/** What a line was refused for, and what could have stood there. */
interface Refused {
  /** Such as `unknown option '--wek'`. */
  readonly what: string
  /** What Commander took it for, where something is near. */
  readonly suggested: string
  /** The names of the commands, where one could have stood. */
  readonly commands: readonly string[]
  /** The flags of the command, as in `--on`. */
  readonly flags: readonly string[]
}

/** What somebody may have meant; whoever types a word that is none may be in no state to read a list. */
export const meant = ({ what, suggested, commands, flags }: Refused): string => {
  const word = /^unknown command '(.*)'$/.exec(what)?.[1]
  if (word !== undefined) {
    const close = nearest(word, commands)
    return close ? `Did you mean ${close}?` : 'If it is too much right now: capacity breathe'
  }
  const flag = /^unknown option '--(.*)'$/.exec(what)?.[1]
  if (flag === undefined || suggested !== '') return suggested
  const command = nearest(flag, commands)
  if (command) return `Did you mean capacity ${command}?`
  return flags.includes('--on') && isDayWord(flag) ? `Did you mean --on ${flag}?` : ''
}
