import { fstatSync, readSync } from 'node:fs'
import { looking } from '../disk/header.ts'

const pageSize = 4096

/** Pages looked at, spread over the file. */
const looks = 16

/** Of 256 different bytes, how many a page has that is encrypted; one of an open journal is mostly zeros and letters. */
const manyBytes = 240

/**
 * Whether most pages of a file look encrypted. It tells a locked journal from one whose beginning is damaged
 * where nothing beside it does.
 */
export const looksLocked = (path: string): boolean =>
  looking(path, (file) => {
    const pages = Math.floor(fstatSync(file).size / pageSize)
    const many = Math.min(pages, looks)
    const page = Buffer.alloc(pageSize)
    let encrypted = 0
    for (let look = 0; look < many; look += 1) {
      readSync(file, page, 0, pageSize, Math.floor((look * pages) / many) * pageSize)
      if (new Set(page).size >= manyBytes) encrypted += 1
    }
    return encrypted * 2 > many
  })
