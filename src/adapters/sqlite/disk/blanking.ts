import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { isCode, withCompanions } from './files.ts'

const zeros = Buffer.alloc(65_536)

/**
 * Writes zeros over what an opened file holds, which has so many names left that are to go too. Under
 * another name it is somebody's snapshot, and stays. What a disk keeps elsewhere of it, no program reaches.
 */
export const blank = (file: number, names: 0 | 1): void => {
  const { size, nlink } = fstatSync(file)
  if (nlink > names) return
  for (let at = 0; at < size; )
    at += writeSync(file, zeros, 0, Math.min(zeros.length, size - at), at)
  fsyncSync(file)
}

/** Writes zeros over a file that keeps its name; none there is fine. Never through a link. */
export const blankFile = (path: string): void => {
  const file = openedPlain(path)
  if (file === undefined) return
  try {
    blank(file, 1)
  } finally {
    closeSync(file)
  }
}

/** Does something that may remove a file, and writes zeros over it if it did, before its room on the disk is anybody's. */
export const blankingRemoved = <Result>(path: string, work: () => Result): Result => {
  const file = ifAllowed(() => openedPlain(path))
  if (file === undefined) return work()
  try {
    return work()
  } finally {
    ifAllowed(() => blank(file, 0))
    closeSync(file)
  }
}

/** What the disk refuses here must not stand in the way of the work, nor hide what came of it. */
const ifAllowed = <Result>(step: () => Result): Result | undefined => {
  try {
    return step()
  } catch {
    return undefined
  }
}

/** A file opened to be written over; undefined where there is none, or something else than a file. */
const openedPlain = (path: string): number | undefined => {
  const found = lstatSync(path, { throwIfNoEntry: false })
  // Of another name of a journal that is open here, closing a handle would give up the journal's locks.
  if (!found?.isFile() || found.nlink > 1) return undefined
  try {
    return openSync(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0))
  } catch (error) {
    // Another window took it away in this moment.
    if (isCode(error, 'ENOENT', 'ELOOP')) return undefined
    throw error
  }
}

/** Removes a file whose words are not to be found again, or a link and not what it leads to; none there is fine. */
export const shred = (path: string): void => {
  blankFile(path)
  rmSync(path, { force: true })
}

/** Removes a database that came to nothing, with everything beside it; blanked, where the disk still lets us. */
export const removeFile = (path: string): void => {
  try {
    shredFile(path)
  } catch {
    for (const file of withCompanions(path)) rmSync(file, { force: true })
  }
}

/** Removes a database with everything beside it, contents blanked. */
export const shredFile = (path: string): void => {
  for (const file of withCompanions(path)) shred(file)
}
