import { readFileSync, statSync } from 'node:fs'
import { Problem } from '../../errors.ts'

/** A file's text, strict UTF-8: damaged bytes are refused rather than guessed at. Throws a Problem. */
export const readNamed = (path: string): string => utf8(bytesOf(path), path)

/**
 * The text of a file that stands at a place of its own. A pipe there would be waited for without end, by every
 * command. Throws a Problem.
 */
export const readStanding = (path: string): string => {
  if (isFile(path)) return readNamed(path)
  throw new Problem(`${path} could not be read.`, {
    why: 'It is not a file, or leads to none.',
    next: 'Put a file there, or take it away.',
  })
}

/** False for a link that leads to itself. */
const isFile = (path: string): boolean => {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

const bytesOf = (path: string): Buffer => {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new Problem(`${path} could not be read.`, {
      why: String((error as Error).message),
      next: 'Check its name and who may read it.',
      cause: error,
    })
  }
}

/** Bytes as text; a Problem speaks of `what` they were. */
export const utf8 = (bytes: Buffer, what: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new Problem(`${what} could not be read.`, {
      why: 'It is not UTF-8 text.',
      next: 'Save it again as UTF-8.',
      cause: error,
    })
  }
}
