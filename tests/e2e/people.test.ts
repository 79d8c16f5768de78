import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { kept } from '../support/practice.ts'

const names = async (home: ReturnType<typeof newHome>): Promise<string[]> =>
  JSON.parse((await home.run(['people', '--json'])).stdout).people.map(
    ({ name }: { name: string }) => name,
  )

describe('a name', () => {
  test('is kept as it is seen: in any script, without what cannot be seen', async () => {
    const home = newHome()
    for (const name of ['Даша', '🦊 Fox', '  Al  ex ', 'Sa\u001b[31mm'])
      expect((await home.run(['people', 'add', name])).code).toBe(0)
    expect(await names(home)).toEqual(
      expect.arrayContaining(['Даша', '🦊 Fox', 'Al ex', 'Sa[31mm']),
    )
    for (const name of [' ', 'x'.repeat(61)])
      expect((await home.run(['people', 'add', name])).stderr).toContain(
        'That name cannot be kept.',
      )
    expect((await home.run(['people', 'add', 'AL EX'])).stderr).toContain('already somebody')
  })

  test('is no sentence: nobody is added, and a word says what to do', async () => {
    const home = newHome()
    const { code, stderr } = await home.run(['thanks', 'tea', '--with', 'Alex made tea after'])
    expect(code).toBe(2)
    expect(stderr).toContain('A name is enough here.')
    const input = JSON.stringify({ who: 'She made tea!', what: 'tea' })
    expect((await home.run(['thanks', '--answers', '-'], { input })).code).toBe(2)
    const long = 'Maria del Carmen Lopez'
    expect((await home.run(['people', 'add', long])).code).toBe(0)
    expect((await home.run(['thanks', 'tea', '--with', long])).code).toBe(0)
    expect(await names(home)).toEqual([long])
  })

  test('that is a letter away is asked about, capitals and accents aside', async () => {
    const home = newHome()
    await home.run(['people', 'add', 'Zoë'])
    const { code, stderr } = await home.run(['thanks', 'tea', '--with', 'zoee'])
    expect({ code, asked: stderr.includes('Did you mean “Zoë”?') }).toEqual({
      code: 2,
      asked: true,
    })
    expect((await home.run(['thanks', 'tea', '--with', 'ZOE'])).code).toBe(0)
    expect(await names(home)).toEqual(['Zoë'])
  })
})

test('whoever is the default stays it under a new name, and removed does not come back', async () => {
  const home = newHome()
  const config = () => readFileSync(join(home.journal, 'config.yaml'), 'utf8')
  await home.run(['people', 'add', 'Alex'])
  await home.run(['people', 'default', 'alex'])
  await home.run(['people', 'rename', 'Alex', 'Sandy'])
  expect(config()).toContain('person: Sandy')
  await home.run(['people', 'add', 'Sam'])
  await home.run(['people', 'merge', 'Sandy', 'Sam', '--yes'])
  expect(config()).toContain('person: Sam')

  const asked = await home.run(['people', 'remove', 'Sam'])
  expect({ code: asked.code, named: asked.stderr.includes('--entries keep') }).toEqual({
    code: 2,
    named: true,
  })
  await home.run(['people', 'remove', 'Sam', '--entries', 'keep'])
  expect((await home.run(['thanks', 'tea'])).code).toBe(0)
  expect(kept(home).entries).toMatchObject([{ person: '' }])
  expect(await names(home)).toEqual([])
})
