import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { answer, kept } from '../support/practice.ts'

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

test('nobody is called “other”', async () => {
  const home = newHome()
  expect((await home.run(['people', 'add', 'Sam'])).stderr).toBe('Sam is here now.\n')
  await home.run(['people', 'add', 'Alex', '--relation', 'friend'])
  expect((await home.run(['people'])).stdout).toBe('Alex  (friend)\nSam\n')
  const session = home.open(['thanks'])
  await session.see('Who was it?')
  await session.see('friend')
  expect(session.screen()).not.toContain('other')
})

test.each([
  ['Enter', 'enter', 0],
  ['Ctrl-C', 'ctrl-c', 130],
] as const)('%s where somebody would be removed says that nothing was', async (_, key, code) => {
  const home = newHome()
  await home.run(['thanks', 'tea', '--with', 'Sam'])
  const session = home.open(['people', 'remove', 'Sam'])
  await session.see('What happens to the entries about Sam?')
  session.press(key)
  expect((await session.ended()).code).toBe(code)
  expect(session.screen()).toContain('Nothing was removed.')
  expect(await names(home)).toEqual(['Sam'])
})

test('two who are not to be one stay two, which is said', async () => {
  const home = newHome()
  for (const name of ['Sam', 'Alex']) await home.run(['people', 'add', name])
  const session = home.open(['people', 'merge', 'Sam', 'Alex'])
  await answer(session, 'Everything about Sam becomes about Alex. Go on?', 'n\n')
  expect((await session.ended()).code).toBe(0)
  expect(session.screen()).toContain('Nothing was changed.')
  expect(await names(home)).toEqual(['Alex', 'Sam'])
})
