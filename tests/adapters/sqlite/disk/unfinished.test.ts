import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newFolder } from '../../../support/journals.ts'
import { written } from '../written-journal.ts'

describe('files that were never finished', () => {
  test('what a killed backup left is cleared away, and what is still being made is not', () => {
    const { backups, folder } = written()
    backups.makeDaily()
    const gone = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim()
    const [left, made] = [gone, process.pid].map((program) => `.aabbccddeeff.${program}.new`)
    for (const place of [`${backups.folder}/`, join(folder, 'journal.db')])
      for (const name of [left, made]) writeFileSync(place + name, 'half a copy')
    backups.clearUnfinished()
    expect(readdirSync(backups.folder).filter((name) => name.startsWith('.'))).toEqual([made])
    expect(readdirSync(folder)).not.toContain(`journal.db${left}`)
    expect(readdirSync(folder)).toContain(`journal.db${made}`)
  })

  test('in a folder that is not this machine’s alone, that is after an hour', () => {
    let now = new Date()
    const { backups } = written(() => now)
    const elsewhere = newFolder()
    const left = join(elsewhere, '.aabbccddeeff.1.new')
    writeFileSync(left, 'half a copy')
    backups.make('by-hand', elsewhere)
    expect(existsSync(left)).toBe(true)
    now = new Date(now.getTime() + 3_700_000)
    backups.make('by-hand', elsewhere)
    expect(existsSync(left)).toBe(false)
  })

  test('what is still being made after an hour was left, too', () => {
    let now = new Date()
    const { backups } = written(() => now)
    backups.makeDaily()
    const left = join(backups.folder, `.aabbccddeeff.${process.pid}.new`)
    writeFileSync(left, 'half a copy')
    backups.make('by-hand')
    expect(existsSync(left)).toBe(true)
    now = new Date(now.getTime() + 3_700_000)
    backups.make('by-hand')
    expect(existsSync(left)).toBe(false)
  })
})
