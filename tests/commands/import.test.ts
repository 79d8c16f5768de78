import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { evening, exported, homeWith, shortOf } from './sample-journal.ts'

const some = [evening(1, '2026-11-14', 'An older one'), evening(2, '2026-11-18', 'Dinner')] as const

describe('capacity import', () => {
  test('brings a file in; ids, instants and days are what they were', async () => {
    const { run, folder } = newHome()
    writeFileSync(join(folder, 'mine.json'), exported(...some))
    expect(await run(['import', 'mine.json'])).toEqual({
      code: 0,
      signal: null,
      stdout: '',
      stderr: 'Brought in: 2 entries and 1 person.\n',
    })
    expect((await run(['export'])).stdout).toBe(exported(...some))
    expect((await run(['log', '--all'])).stdout).toContain(`${shortOf(1)}  2026-11-14 21:30`)
  })

  test('a second time it changes nothing, and says so', async () => {
    const { run } = await homeWith(...some)
    const { code, stderr } = await run(['import', '-'], { input: exported(...some) })
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Nothing new came in.\nHere already, and left as it is: 2 entries.\n',
    })
    expect((await run(['export'])).stdout).toBe(exported(...some))
  })

  test('what is new comes in beside what is here; --json counts it', async () => {
    const { run } = await homeWith(...some.slice(0, 1))
    const { stdout } = await run(['import', '-', '--json'], { input: exported(...some) })
    expect(JSON.parse(stdout)).toEqual({
      schema: 1,
      imported: {
        people: 0,
        entries: 1,
        finished: 0,
        settled: 0,
        known: 1,
        deleted: 0,
        deleted_there: [],
      },
    })
    expect((await run(['export'])).stdout).toBe(exported(...some))
  })

  test('what was finished or deleted on another machine is told', async () => {
    const draft = { ...evening(2, '2026-11-18', 'Dinner'), state: 'draft' } as const
    const [here, there] = [await homeWith(evening(1, '2026-11-14', 'SECRET'), draft), newHome()]
    await there.run(['import', '-'], {
      input: exported(evening(1, '2026-11-14', 'SECRET'), some[1]),
    })
    await there.run(['delete', shortOf(1), '--yes'])
    const { stdout: input } = await there.run(['export'])
    const { stderr } = await here.run(['import', '-'], { input })
    expect(stderr).toBe(
      [
        'Finished there, and here now too: 1 entry.',
        'Deleted there, and still here: 1 entry.',
        `  ${shortOf(1)}  Journal, Saturday 14 November 2026, 21:30`,
        'To delete one here too: capacity delete ID\n',
      ].join('\n'),
    )
    expect((await here.run(['log', '--drafts', '--all'])).stdout).not.toContain(shortOf(2))
    expect((await here.run(['show', shortOf(1)])).stdout).toContain('SECRET')
  })

  test('all or nothing: one unsound place and nothing is written, not even a journal', async () => {
    const { run } = newHome()
    const input = exported(...some).replace('"day": "2026-11-18"', '"day": "2026-11-31"')
    expect(await run(['import', '-'], { input })).toEqual({
      code: 2,
      signal: null,
      stdout: '',
      stderr: [
        'entries[1].day is "2026-11-31".',
        'It should be a day there is, such as 2026-11-23.',
        'Nothing was written. Change it in the file, then import it again.\n',
      ].join('\n'),
    })
    expect(await run(['log'])).toMatchObject({ code: 10 })
  })

  test.each([
    ['Markdown', '# Journal\n', /not JSON/],
    ['what log --json prints', '{"schema": 1, "entries": []}', /people is missing/],
    ['another schema', exported().replace('"schema": 1', '"schema": 2'), /schema is 2/],
    ['nothing at all', '', /not JSON/],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0x7d]), /could not be read/],
    ['live signs in a place', '{"schema": "\\u001b]0;x\\u0007\u009b31m"}', /schema is "/],
  ])('%s is refused in three lines', async (_, input, what) => {
    const { code, stdout, stderr } = await newHome().run(['import', '-'], { input })
    expect({ code, stdout }).toMatchObject({ stdout: '' })
    expect([1, 2]).toContain(code)
    expect(stderr).toMatch(what)
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(3)
    expect(stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u)
  })

  test('a file that is not there, and none at all', async () => {
    const { run } = newHome()
    expect(await run(['import', 'nowhere.json'])).toMatchObject({ code: 1 })
    expect(await run(['import'])).toMatchObject({ code: 2 })
  })

  test('help says that only JSON can be brought in', async () => {
    const { stdout } = await newHome().run(['import', '--help'])
    expect(stdout).toContain('Only the JSON of capacity export can be brought in')
    expect(stdout).toContain('what you deleted there is named and stays here')
  })
})
