import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { newHome } from '../support/home.ts'

type Status = 'passed' | 'failed' | 'skipped' | 'todo'

/** A report as vitest writes it; a file without tests is one that would not load.
 *  Files and tests are named by their place: `b.test.ts: test 1` is the second file's first. */
const reportOf = (...files: Status[][]) => {
  const all = files.flat()
  return {
    numTotalTests: all.length,
    numPassedTests: all.filter((status) => status === 'passed').length,
    testResults: files.map((statuses, file) => ({
      name: `${'abc'[file]}.test.ts`,
      status: statuses.length === 0 || statuses.includes('failed') ? 'failed' : 'passed',
      assertionResults: statuses.map((status, test) => ({ fullName: `test ${test + 1}`, status })),
    })),
  }
}

const count = (report: object, status: number) => {
  const { folder, run } = newHome()
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(report))
  const program = [process.execPath, resolve('.ci/count.mjs')]
  return run([path, String(status)], { program })
}

test.each([
  ['all is well', [['passed', 'passed'], ['passed']], 0, ['3 0']],
  [
    'a failing test counts once, with its file',
    [['passed', 'failed'], ['passed']],
    1,
    ['2 1', 'a.test.ts: test 2 (failed)'],
  ],
  [
    'a skipped test did not pass',
    [['passed', 'skipped', 'todo']],
    0,
    ['1 2', 'a.test.ts: test 2 (skipped)', 'a.test.ts: test 3 (todo)'],
  ],
  [
    'a file that would not load is a failure',
    [['passed'], []],
    1,
    ['1 1', 'b.test.ts: did not load'],
  ],
  [
    'an error outside every test is a failure',
    [['passed']],
    1,
    ['1 1', 'the test runner ended with status 1'],
  ],
] as [string, Status[][], number, string[]][])('%s', async (_, files, status, lines) => {
  const outcome = await count(reportOf(...files), status)
  expect(outcome).toMatchObject({
    code: 0,
    stdout: lines.map((line) => `${line}\n`).join(''),
    stderr: '',
  })
})

test('a report that is not there is an error, not a zero', async () => {
  expect(
    await newHome().run(['missing.json', '0'], {
      program: [process.execPath, resolve('.ci/count.mjs')],
    }),
  ).toMatchObject({ code: 1, stdout: '' })
})
