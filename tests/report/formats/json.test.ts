import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import schema from '../../../src/report/formats/report.schema.json' with { type: 'json' }
import { renderReport } from '../../../src/report/render.ts'
import { hostile } from '../../support/hostile.ts'
import { everyReport, hostileYear } from '../reports.ts'

const ajv = new Ajv({
  allErrors: true,
  allowUnionTypes: true,
  formats: { date: /^\d{4}-\d{2}-\d{2}$/ },
})
const isReport = ajv.compile(schema)

describe('keeps to its schema', () => {
  test.each(everyReport)('%s', (_, material, wish) => {
    const report: unknown = JSON.parse(renderReport(material, 'json', wish))
    isReport(report)
    expect(isReport.errors).toBeNull()
  })

  test('which refuses what is no report', () => {
    const [[, material]] = everyReport
    const report = JSON.parse(renderReport(material, 'json'))
    expect(isReport({ ...report, schema: 2 })).toBe(false)
    expect(isReport({ ...report, more: true })).toBe(false)
    const [first] = report.sections
    const early = { ...first.figures[0], state: 'too early', value: 3 }
    expect(isReport({ ...report, sections: [{ ...first, figures: [early] }] })).toBe(false)
  })
})

test('gives every text back as it was written, and no character that could steer a screen', () => {
  const written = renderReport(hostileYear, 'json')
  expect(written).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
  const texts = JSON.stringify(JSON.parse(written))
  for (const text of hostile) expect(texts).toContain(JSON.stringify(text.trim()).slice(1, -1))
})
