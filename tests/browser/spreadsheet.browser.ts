import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { renderReport } from '../../src/report/render.ts'
import { aYear, hostileMaterial } from '../report/reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'capacity-sheet-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A CSV as LibreOffice reads it, as one flat XML document. */
const opened = (name: string, csv: string): string => {
  writeFileSync(join(folder, `${name}.csv`), csv)
  // Comma, double quote, UTF-8, from the first line on: what its dialogue suggests.
  const options = ['--infilter=CSV:44,34,76,1', '--convert-to', 'fods', '--outdir', folder]
  const profile = `-env:UserInstallation=file://${folder}/profile`
  execFileSync('soffice', [profile, '--headless', ...options, join(folder, `${name}.csv`)])
  return readFileSync(join(folder, `${name}.fods`), 'utf8')
}

test('numbers are numbers in a spreadsheet', () => {
  const sheet = opened('year', renderReport(aYear, 'csv', { compare: true }))
  expect(sheet.match(/office:value-type="float"/g)?.length).toBeGreaterThan(200)
  expect(sheet).toContain('Openness met understanding')
  expect(sheet).not.toContain('table:formula')
})

test('no formula runs in a spreadsheet, whatever somebody typed', () => {
  const sheet = opened('attacks', renderReport(hostileMaterial, 'csv', { compare: true }))
  expect(sheet).toContain('HYPERLINK(')
  expect(sheet).not.toContain('table:formula')
  expect(sheet).not.toContain('xlink:href="http://evil')
})
