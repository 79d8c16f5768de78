import { exitCode, Problem } from '../errors.ts'
import type { Person } from '../journal/entry.ts'
import type { Store } from '../journal/store.ts'

/** Whether two names are one person's: capitals and accents aside. */
export const isSameName = (a: string, b: string): boolean =>
  a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0

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
