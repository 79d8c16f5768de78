import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../../errors.ts'
import type { SealedFile } from '../../journal/sealed-notes.ts'
import type { Age } from './age.ts'
import { privateFolder, writeWhole } from './atomic.ts'

const ending = '.age'

/** The sealed notes in a folder. */
export const sealedFilesIn = (folder: string, age: Pick<Age, 'open'>): readonly SealedFile[] => {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith(ending))
  return names.map((name) => {
    const path = join(folder, name)
    return {
      name,
      open: (identities) => {
        const file = bytesOf(path)
        return file && age.open(file, identities)
      },
      isThere: () => existsSync(path),
      remove: () => rmSync(path, { force: true }),
    }
  })
}

/** Undefined for a note that another window has taken into the journal meanwhile. */
const bytesOf = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path)
  } catch (error) {
    if (existsSync(path)) throw error
    return undefined
  }
}

/** What sealing notes into a folder needs: whom they are for, and names for their files, each after the one before. */
export interface SealedWriting {
  readonly folder: string
  readonly recipient: string
  readonly newName: () => string
  readonly age: Pick<Age, 'seal'>
}

/** Seals notes into a file of their own, which is on disk when this returns; returns what removes it again. */
export const sealedWriter =
  ({ folder, recipient, newName, age }: SealedWriting) =>
  (notes: string): (() => void) => {
    const path = join(folder, `${newName()}${ending}`)
    try {
      privateFolder(folder)
      writeWhole(path, age.seal(notes, recipient), false)
    } catch (error) {
      throw notKept(folder, error)
    }
    return () => rmSync(path, { force: true })
  }

const notKept = (folder: string, cause: unknown): Problem =>
  new Problem('This could not be kept.', {
    why: `The journal is locked, and nothing can be written into ${folder}.`,
    next: 'Make room there, or allow it, then try again.',
    cause,
  })
