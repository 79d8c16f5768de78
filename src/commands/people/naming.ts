import { exitCode, Problem } from '../../errors.ts'
import { nearest } from '../../flow/nearest.ts'
import { isSameName } from '../../flow/person-names.ts'
import type { Person } from '../../journal/entry.ts'
import type { Store } from '../../journal/store.ts'

const LONGEST = 60

/** A name as it is kept: one space between its words, nothing that cannot be seen, 60 characters at most. */
export const goodName = (given: string): string => {
  const name = given
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim()
  if (name !== '' && [...name].length <= LONGEST) return name
  throw new Problem('That name cannot be kept.', {
    why: name === '' ? 'It is empty.' : `It is longer than ${LONGEST} characters.`,
    next: 'A first name is enough.',
    code: exitCode.usage,
  })
}

/** The known name a mistyped one is nearest to, capitals and accents aside; undefined when none is near. */
export const nearName = (given: string, names: readonly string[]): string | undefined => {
  const bare = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const close = nearest(bare(given), names.map(bare))
  return names.find((name) => bare(name) === close)
}

/** The person of that name, capitals and accents aside; a Problem says who there is. */
export const personNamed = (name: string, store: Store): Person => {
  const everyone = store.people.list()
  const found = everyone.find((one) => isSameName(one.name, name))
  if (found) return found
  throw new Problem(`There is nobody called “${name}” in this journal.`, {
    why:
      everyone.length > 0
        ? `There are: ${everyone.map((one) => one.name).join(', ')}.`
        : 'There is nobody in it yet.',
    next: 'Add somebody: capacity people add NAME',
    code: exitCode.usage,
  })
}
