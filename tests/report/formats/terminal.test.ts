import width from 'fast-string-width'
import { describe, expect, test } from 'vitest'
import { plainLook, type TerminalLook } from '../../../src/report/formats/terminal/look.ts'
import { renderReport } from '../../../src/report/render.ts'
import { everyReport, hostileMaterial } from '../reports.ts'

const inColour = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`
const coloured: TerminalLook = {
  ...plainLook,
  styles: {
    title: inColour(1),
    heading: inColour(2),
    quiet: inColour(3),
    quote: inColour(4),
    accent: inColour(5),
  },
}

describe('fits its screen', () => {
  test.each([40, 56, 80, 132])('of %i columns', (columns) => {
    for (const [, material, wish] of everyReport) {
      const told = renderReport(material, 'terminal', { ...wish, look: { ...plainLook, columns } })
      expect(told.split('\n').filter((line) => width(line) > columns)).toEqual([])
    }
  })

  test('whatever is written in it', () => {
    for (const columns of [40, 80]) {
      for (const unicode of [true, false]) {
        const look = { ...plainLook, columns, unicode }
        const lines = renderReport(hostileMaterial, 'terminal', { look, compare: true }).split('\n')
        expect(lines.filter((line) => width(line) > columns)).toEqual([])
      }
    }
  })
})

test('without colour there is no escape in it, and with colour no other text', () => {
  for (const [, material, wish] of everyReport) {
    const plain = renderReport(material, 'terminal', { ...wish, look: plainLook })
    expect(plain).not.toContain('\u001b')
    const bright = renderReport(material, 'terminal', { ...wish, look: coloured })
    expect(bright).toContain('\u001b[1m')
    const stripped = bright.replaceAll(/\u001b\[\d+m/g, '').replaceAll(/ +$/gm, '')
    expect(stripped).toBe(plain)
  }
})

test('no character of the person steers the screen', () => {
  const told = renderReport(hostileMaterial, 'terminal', { look: plainLook })
  expect(told).toContain('[2J')
  expect(told).not.toMatch(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udbff](?![\udc00-\udfff])/,
  )
})

test('where the locale needs it, everything of ours is ASCII', () => {
  const look = { ...plainLook, unicode: false }
  for (const [, material, wish] of everyReport) {
    const told = renderReport(material, 'terminal', { ...wish, numbersOnly: true, look })
    expect(told.match(/[^\n -~]/)?.[0]).toBeUndefined()
  }
})
