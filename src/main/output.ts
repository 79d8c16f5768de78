import { fstatSync, writeSync } from 'node:fs'
import { Problem } from '../errors.ts'

/** Throws a Problem when a file does not take all of it. Elsewhere, nobody may read any more: that is no failure. */
export const put = ({ stdout }: NodeJS.Process, text: string): void => {
  if (stdout.isTTY || !isFile(stdout.fd)) {
    stdout.write(text)
    return
  }
  // Node's own stream passes over what a disk that is nearly full leaves out, and says nothing of one that is full.
  try {
    writeAll(stdout.fd, Buffer.from(text))
  } catch (cause) {
    throw new Problem('Not all of it was written.', {
      why: `What standard output leads to did not take it: ${(cause as Error).message}`,
      next: 'Make room there, or name another file, then try again.',
      cause,
    })
  }
}

/** Devices, such as /dev/null, are written to as files are. */
const isFile = (fd: number): boolean => {
  const found = fstatSync(fd)
  return found.isFile() || found.isCharacterDevice()
}

/** One write may take only a part. */
const writeAll = (fd: number, bytes: Buffer): void => {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done)
}
