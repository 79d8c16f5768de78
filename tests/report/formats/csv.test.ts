import { describe, expect, test } from 'vitest'
import { renderReport } from '../../../src/report/render.ts'
import { aYear, everyReport, hostileMaterial } from '../reports.ts'

/** Rows of cells, as RFC 4180 has them. */
const parse = (text: string): string[][] => {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy
  while (cell.lastIndex < text.length) {
    const [, quoted, bare, end] = cell.exec(text) ?? []
    if (end === undefined) throw new Error(`no cell at ${cell.lastIndex}`)
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

describe('is a table of as many columns as its head', () => {
  test.each(everyReport)('%s', (_, material, wish) => {
    const [head = [], ...rows] = parse(renderReport(material, 'csv', wish))
    expect(head.slice(0, 4)).toEqual(['period', 'with', 'section', 'kind'])
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.filter((row) => row.length !== head.length)).toEqual([])
  })
})

test('no cell is the beginning of a formula, but for plain numbers', () => {
  const cells = parse(renderReport(hostileMaterial, 'csv', { compare: true })).flat()
  const formulas = cells.filter((cell) => /^[\s\u00a0]*[=+\-@＝＋－＠|]/.test(cell))
  expect(formulas.filter((cell) => !/^-?\d+(\.\d+)?$/.test(cell))).toEqual([])
  expect(cells.some((cell) => cell.startsWith("'=HYPERLINK"))).toBe(true)
  expect(cells.join('')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
})

test('numbers are numbers: a share, a median, a count', () => {
  const [head = [], ...rows] = parse(renderReport(aYear, 'csv'))
  const value = head.indexOf('value')
  const figures = rows.filter((row) => row[head.indexOf('kind')] === 'figure' && row[value] !== '')
  expect(figures.length).toBeGreaterThan(5)
  const odd = figures.filter((row) => !/^-?\d+(\.\d{1,6})?$/.test(row[value] ?? ''))
  expect(odd.map((row) => row[head.indexOf('what')])).toEqual(odd.map(() => 'settling-time'))
})
