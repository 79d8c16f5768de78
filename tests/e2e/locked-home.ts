import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { newHome } from '../support/home.ts'
import { journalIn, textsIn } from '../support/journals.ts'
import type { Home } from '../support/practice.ts'
import type { Session } from '../support/session.ts'

export const passphrase = 'four words nobody guesses'
export const marker = 'MARKER of one evening'

export const passphraseFile = (home: Home, text = passphrase, mode = 0o600): string => {
  const file = join(home.folder, `passphrase-${text.length}-${mode}`)
  writeFileSync(file, `${text}\n`)
  chmodSync(file, mode)
  return file
}

/** A home with an entry, locked; `env` opens it where there is no terminal. */
export const lockedHome = async () => {
  const home = newHome()
  await home.run(['journal', marker])
  const env = { CAPACITY_PASSPHRASE_FILE: passphraseFile(home) }
  const { code } = await home.run(['lock', '--yes', '--old-backups', 'remove'], { env })
  expect(code).toBe(0)
  return { ...home, home, env }
}

export const typePassphrase = async (session: Session, text: string): Promise<void> => {
  await session.see(/(passphrase|Passphrase|more):\s*$/)
  session.type(`${text}\n`)
}

export const texts = (home: Home): string[] => {
  const journal = journalIn(home.journal)
  expect(journal.lock.opensWith(passphrase)).toBe(true)
  const store = journal.open()
  try {
    return textsIn(store)
  } finally {
    store.close()
  }
}
