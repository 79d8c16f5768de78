import { expect, test } from 'vitest'
import { formats } from '../../../src/report/formats/registry.ts'
import { plainLook } from '../../../src/report/formats/terminal/look.ts'
import { renderReport } from '../../../src/report/render.ts'
import { aWeek, aYear } from '../reports.ts'

// What everybody would see over one year. After a wanted change: vitest run tests/report -u, and read the difference.
test.each(formats.map(({ name, ending }) => [name, ending]))(
  'the year as %s',
  async (name, ending) => {
    await expect(renderReport(aYear, name, { compare: true })).toMatchFileSnapshot(
      `golden/year.${ending}`,
    )
  },
)

test('a week on a narrow screen, in ASCII, numbers only', async () => {
  const look = { ...plainLook, columns: 40, unicode: false }
  const told = renderReport(aWeek, 'terminal', { look, numbersOnly: true, compare: true })
  await expect(told).toMatchFileSnapshot('golden/week-40-ascii.txt')
})
