import { describe, expect, test } from 'vitest'
import { answer, text } from '../adapters/sqlite/samples.ts'
import { newHome } from '../support/home.ts'
import { alex, answers, evening, homeWith, shortOf } from './sample-journal.ts'

const late = 'We had come home late, and then dinner went quiet because nobody wanted to begin.'

const some = [
  evening(1, '2026-11-10', 'Dinner, and a quiet walk', { person: alex.id }),
  evening(2, '2026-11-18', late),
  evening(3, '2026-11-19', 'Nothing of the kind'),
  evening(
    4,
    '2026-11-20',
    '',
    answers(
      answer('feelings', { kind: 'words', words: ['Ärger', 'quiet'] }),
      answer('glad-of', text('The dinner\u001b[31m\nby Alex')),
      answer('intention', text('If it is quiet at dinner, I ask.')),
    ),
  ),
]

describe('capacity search', () => {
  test('finds all of the words, newest first, each in its context', async () => {
    const { run } = await homeWith(...some)
    const { code, stdout, stderr } = await run(['search', 'DINNER', 'quiet'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.split('\n')).toEqual([
      `${shortOf(4)}  2026-11-20  Ärger and quiet The dinner[31m by Alex`,
      `${shortOf(2)}  2026-11-18  …late, and then dinner went quiet because nobody wanted to begin.`,
      `${shortOf(1)}  2026-11-10  Dinner, and a quiet walk`,
      '',
    ])
  })

  test('words in quotes follow each other; accents do not count', async () => {
    const { run } = await homeWith(...some)
    expect((await run(['search', 'went quiet'])).stdout).toContain(shortOf(2))
    expect((await run(['search', 'quiet went'])).stdout).toBe('')
    expect((await run(['search', 'arger'])).stdout).toContain(shortOf(4))
  })

  test('takes periods and a person', async () => {
    const { run } = await homeWith(...some)
    const found = async (...args: string[]) =>
      (await run(['search', 'quiet', ...args])).stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(0, 8))
    expect(await found('--until', '2026-11-18')).toEqual([shortOf(2), shortOf(1)])
    expect(await found('--with', 'Alex')).toEqual([shortOf(1)])
  })

  test('--json gives the entries whole', async () => {
    const { run } = await homeWith(...some)
    const { schema, entries } = JSON.parse((await run(['search', 'walk', '--json'])).stdout)
    expect(schema).toBe(1)
    expect(entries).toMatchObject([
      { person: 'Alex', answers: { moment: 'Dinner, and a quiet walk' } },
    ])
  })

  test.each([40, 80])('on a screen of %i columns each entry has one line', async (cols) => {
    const { open } = await homeWith(...some)
    const session = open(['search', 'quiet'], { cols })
    await session.ended()
    const lines = session
      .screen()
      .split('\n')
      .filter((line) => line.trim() !== '')
    expect(lines.map((line) => line.slice(0, 20))).toEqual([
      `${shortOf(4)}  2026-11-20`,
      `${shortOf(2)}  2026-11-18`,
      `${shortOf(1)}  2026-11-10`,
    ])
    expect(lines[1]).toContain(cols === 40 ? '…went quiet becau…' : 'dinner went quiet because')
  })

  test('nothing found is no error', async () => {
    const { run } = await homeWith(...some)
    expect(await run(['search', 'nowhere'])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'No entry holds all of these words.\n',
    })
  })

  test('asks for a word, and for a journal', async () => {
    const { run } = newHome()
    expect(await run(['search'])).toMatchObject({ code: 2, stdout: '' })
    expect(await run(['search', '?!'])).toMatchObject({ code: 2, stdout: '' })
    expect(await run(['search', 'tea'])).toMatchObject({ code: 10, stdout: '' })
  })
})
