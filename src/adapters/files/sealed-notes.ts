import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../../errors.ts'
import type { SealedFile, Unread } from '../../journal/sealed-notes.ts'
import type { Age } from './age.ts'
import { privateFolder, writeWhole } from './atomic.ts'

const ending = '.age'

/** The sealed notes in a folder; throws a Problem for a folder that cannot be looked into. */
export const sealedFilesIn = (folder: string, age: Pick<Age, 'open'>): readonly SealedFile[] => {
  const names = namesIn(folder).filter((name) => name.endsWith(ending))
  return names.map((name) => {
    const path = join(folder, name)
    return {
      name,
      open: (identities) => {
        const file = bytesOf(path)
        if (file === undefined || 'how' in file) return file
        const opened = age.open(file.bytes, identities)
        return 'text' in opened ? opened.text : { how: opened.how, why: said[opened.how] }
      },
      isThere: () => isThere(path),
      remove: () => rmSync(path, { force: true }),
    }
  })
}

const said = {
  foreign: 'It was sealed for another key, perhaps of an earlier passphrase.',
  damaged: 'It is damaged.',
} as const

const namesIn = (folder: string): readonly string[] => {
  try {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
    return readdirSync(folder)
  } catch (cause) {
    const next = 'Allow it, then try again.'
    throw new Problem(`${folder} cannot be looked into.`, { why: codeOf(cause), next, cause })
  }
}

/** A link that leads nowhere is there. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

const outOfReach = (why: string): Unread => ({ how: 'out of reach', why })

/** Opening a pipe that nobody writes to would wait for ever. */
const atOnce = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** Undefined for a note that another window has taken into the journal meanwhile. */
const bytesOf = (path: string): { readonly bytes: Buffer } | Unread | undefined => {
  try {
    const file = openSync(path, atOnce)
    try {
      const found = fstatSync(file)
      if (found.isDirectory()) return outOfReach('It is a folder.')
      return found.isFile() ? { bytes: readFileSync(file) } : outOfReach('It is no ordinary file.')
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return isThere(path) ? outOfReach(whyNot(codeOf(error))) : undefined
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

const whyNot = (code: string): string => {
  if (code === 'EACCES' || code === 'EPERM') return 'It may not be read.'
  return code === 'ENOENT' || code === 'ELOOP'
    ? 'It is a link that leads nowhere.'
    : `The disk does not hand it out (${code}).`
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
