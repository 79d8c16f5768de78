import { join } from 'node:path'
import { newHome } from '../support/home.ts'
import { journalIn } from '../support/journals.ts'
import type { Home } from '../support/practice.ts'

export const marker = 'MARKER of one evening'

/** A home with two entries, and the id of the one that holds the marker. */
export const writtenHome = async () => {
  const home = newHome()
  await home.run(['journal', marker])
  await home.run(['thanks', 'tea on the balcony'])
  const { stdout } = await home.run(['log'])
  const [id = ''] = stdout.split(' ')
  return { ...home, home, id }
}

export const backupsOf = (home: Home) => journalIn(home.journal).backups.list()
export const journalFile = (home: Home) => join(home.journal, 'journal.db')
