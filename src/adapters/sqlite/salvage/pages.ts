import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { bareKey, saltIn } from '../../../journal/lock.ts'

/** The pages of a database file that can be read, by their number from 1, without SQLite's help. */
export interface Pages {
  /** Bytes of a page that hold content. */
  readonly usable: number
  /** The highest number there is. */
  readonly last: number
  /** Pages whose own check failed; a file that is not locked has no such checks. */
  readonly unreadable: number
  page(number: number): Buffer | undefined
}

/** Journals are made with the usual size, and nothing changes it. */
const pageSize = 4096
const walHeader = 32
const frameHeader = 24

/** Reads a file with the write-ahead log beside it; `key` when it is locked. */
export const readPages = (path: string, key: Buffer | undefined): Pages => {
  const file = readFileSync(path)
  const pagesInFile = Math.floor(file.length / pageSize)
  const inLog = existsSync(`${path}-wal`)
    ? framesIn(readFileSync(`${path}-wal`), pagesInFile)
    : new Map()
  const open = key ? decrypter(key) : (page: Buffer) => page
  const pages = new Map<number, Buffer>()
  let unreadable = 0
  const last = Math.max(pagesInFile, ...inLog.keys())
  for (let number = 1; number <= last; number += 1) {
    const written = inLog.get(number) ?? file.subarray((number - 1) * pageSize, number * pageSize)
    const page = written.length === pageSize ? open(written, number) : undefined
    if (page) pages.set(number, page)
    else unreadable += 1
  }
  const usable = key ? pageSize - reserved : pageSize
  return { usable, last, unreadable, page: (number) => pages.get(number) }
}

/** The newest committed version of each page in a write-ahead log (SQLite file format, section 4). */
const framesIn = (log: Buffer, pagesInFile: number): ReadonlyMap<number, Buffer> => {
  const committed = new Map<number, Buffer>()
  // Each page behind the end of the file is in the log itself: a higher number is a damaged one.
  const highest = pagesInFile + Math.floor(log.length / (frameHeader + pageSize))
  const salts = log.subarray(16, 24)
  let open: [number, Buffer][] = []
  for (
    let at = walHeader;
    at + frameHeader + pageSize <= log.length;
    at += frameHeader + pageSize
  ) {
    // Frames from before the log was begun anew have other salts.
    if (!log.subarray(at + 8, at + 16).equals(salts)) break
    const page = log.subarray(at + frameHeader, at + frameHeader + pageSize)
    open.push([log.readUInt32BE(at), page])
    if (log.readUInt32BE(at + 4) === 0) continue
    for (const [number, content] of open)
      if (number >= 1 && number <= highest) committed.set(number, content)
    open = []
  }
  return committed
}

// SQLCipher 4: AES-256-CBC, then an initial vector of 16 bytes and an HMAC-SHA512 of 64 in each page.
const [vectorLength, macLength] = [16, 64]
const reserved = vectorLength + macLength
const macMask = 0x3a

const decrypter = (key: Buffer) => {
  const secret = bareKey(key)
  const macSalt = Buffer.from(saltIn(key).map((byte) => byte ^ macMask))
  const macKey = pbkdf2Sync(secret, macSalt, 2, secret.length, 'sha512')
  return (page: Buffer, number: number): Buffer | undefined => {
    const start = number === 1 ? saltIn(key).length : 0
    const end = pageSize - reserved
    const place = Buffer.alloc(4)
    place.writeUInt32LE(number)
    const signed = page.subarray(start, end + vectorLength)
    const mac = createHmac('sha512', macKey).update(signed).update(place).digest()
    if (!mac.equals(page.subarray(end + vectorLength))) return undefined
    const vector = page.subarray(end, end + vectorLength)
    const cipher = createDecipheriv('aes-256-cbc', secret, vector).setAutoPadding(false)
    const plain = Buffer.concat([cipher.update(page.subarray(start, end)), cipher.final()])
    return Buffer.concat([Buffer.alloc(start), plain, Buffer.alloc(reserved)])
  }
}
