import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../../errors.ts'
import type { SealedFile } from '../../journal/sealed-notes.ts'
import { type Sealer, sealerFor } from '../../journal/sealing.ts'
import { privateFolder } from './atomic.ts'

const ending = '.sealed'
const aDay = 86_400_000

/** The files of sealed notes in a folder. One that nobody has written to for a day is settled. */
export const sealedFilesIn = (folder: string, now: Date): readonly SealedFile[] => {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith(ending))
  return names.map((name) => {
    const path = join(folder, name)
    return {
      name,
      text: readFileSync(path, 'utf8'),
      settled: now.getTime() - statSync(path).mtimeMs > aDay,
      remove: () => rmSync(path),
    }
  })
}

/** What sealing notes into a folder needs: whom they are for, a name for the file, and chance. */
export interface SealedWriting {
  readonly folder: string
  readonly recipient: Buffer
  readonly newName: () => string
  readonly random: (bytes: number) => Buffer
}

interface OpenFile {
  readonly path: string
  readonly file: number
  readonly sealer: Sealer
}

/** Seals notes one after the other; each is on disk when the call returns. */
export const sealedWriter = ({ folder, recipient, newName, random }: SealedWriting) => {
  let current: OpenFile | undefined

  const begin = (): OpenFile => {
    privateFolder(folder)
    const path = join(folder, `${newName()}${ending}`)
    const sealer = sealerFor(recipient, random(32))
    const file = openSync(path, 'wx', 0o600)
    writeLine(file, sealer.header)
    return { path, file, sealer }
  }

  /** The notes so far may have been joined and their file removed; what comes now goes into a new one. */
  const open = (): OpenFile => {
    if (current && isStillThere(current)) return current
    if (current) closeSync(current.file)
    current = begin()
    return current
  }

  return (note: string): void => {
    try {
      const { file, sealer } = open()
      writeLine(file, sealer.seal(note))
    } catch (error) {
      throw notKept(folder, error)
    }
  }
}

/** A line is written whole or not at all: after half of one, nothing could be read any more. */
const writeLine = (file: number, line: string): void => {
  const bytes = Buffer.from(`${line}\n`)
  const { size } = fstatSync(file)
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
    fsyncSync(file)
  } catch (error) {
    ftruncateSync(file, size)
    throw error
  }
}

const notKept = (folder: string, cause: unknown): Problem =>
  new Problem('This could not be kept.', {
    why: `The journal is locked, and nothing can be written into ${folder}.`,
    next: 'Make room there, or allow it, then try again.',
    cause,
  })

const isStillThere = ({ path, file }: OpenFile): boolean =>
  statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(file).ino
