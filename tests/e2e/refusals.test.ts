import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { answer, type Home, kept } from '../support/practice.ts'
import { tracesIn } from '../support/trace.ts'

/** A home with these files in it. */
const homeWith = (files: Readonly<Record<string, string | Buffer>>): Home => {
  const home = newHome()
  mkdirSync(join(home.journal, 'prompts'), { recursive: true })
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(home.journal, name), content)
  return home
}

/** What a line that could not be kept is given back with, before it is said why. */
const givenBack = (words: string): string =>
  `\nThis is not in your journal yet. You can copy it from here:\n\n${words}\n\n`

/** The lines somebody reads of a command that is refused, which changes no file; `words` are given back before them. */
const refused = async (home: Home, args: readonly string[], words?: string) => {
  const before = tracesIn(home.journal)
  const { code, stdout, stderr } = await home.run(args)
  expect(stdout).toBe('')
  expect(tracesIn(home.journal)).toEqual(before)
  const opening = words === undefined ? '' : givenBack(words)
  expect(stderr.slice(0, opening.length)).toBe(opening)
  const lines = stderr.slice(opening.length).trimEnd().split('\n')
  expect(lines.length, stderr).toBeLessThanOrEqual(3)
  return { code, lines }
}

test.each([[['--on', 'tomorrow']], [['--with', 'Alexx']]])(
  'a line that came in on standard input is given back, however it was refused: %j',
  async (how) => {
    const home = newHome()
    await home.run(['people', 'add', 'Alexa'])
    const { code, stderr } = await home.run(['journal', '-', ...how], {
      input: 'Tea on the steps.\n',
    })
    expect(code).toBe(2)
    expect(stderr).toContain(givenBack('Tea on the steps.'))
  },
)

describe('the command line', () => {
  test.each([
    [['jurnal'], "Unknown command 'jurnal'.", 'Did you mean journal?'],
    [['journal', '--shrot'], "Unknown option '--shrot'.", 'Did you mean --short?'],
    [['log', '--week', 'soon'], expect.stringContaining('soon'), expect.any(String)],
    [['journal', '--on', 'tomorrow', 'x'], expect.stringContaining('tomorrow'), expect.any(String)],
    [['journal', '--color', 'pink', 'x'], expect.stringContaining('pink'), expect.any(String)],
    [['show'], expect.stringContaining('id'), expect.any(String)],
    [['breathe', 'deeply', '--dry-run'], expect.stringContaining('deeply'), expect.any(String)],
  ])('%j is refused with a way on', async (args, ...said) => {
    const home = newHome()
    await home.run(['journal', 'Rain.'])
    const { code, lines } = await refused(home, args)
    expect(code).toBe(2)
    expect(lines.slice(0, 2)).toEqual(said)
  })

  test('what is read where there is no journal has a code of its own', async () => {
    for (const args of [['log'], ['show', 'abcd'], ['follow-up'], ['people'], ['search', 'tea']]) {
      const { code, lines } = await refused(newHome(), args)
      expect([args[0], code, lines[0]]).toEqual([args[0], 10, 'There is no journal here yet.'])
    }
  })

  test('a stack is shown only to whoever asks for it', async () => {
    const home = newHome()
    expect((await home.run(['log'])).stderr).not.toContain('    at ')
    expect((await home.run(['log', '--debug'])).stderr).toContain('    at ')
  })

  test('what was typed is quoted on one line, not endlessly, and not once more with the stack', async () => {
    const home = newHome()
    await home.run(['journal', 'Rain.'])
    const { stderr } = await home.run([
      'show',
      `a\nb\u001b]0;x\u0007 ${'c'.repeat(5000)}`,
      '--debug',
    ])
    const [what = '', next, ...stack] = stderr.trimEnd().split('\n')
    expect(what).toMatch(/^There is no entry “a b]0;x c+…c+”\.$/)
    expect(what.length).toBeLessThan(700)
    expect(next).toBe('See the ids: capacity log')
    expect(stack.length).toBeGreaterThan(0)
    expect(stack.filter((line) => !line.startsWith('    at '))).toEqual([])
  })
})

describe('settings that cannot be read', () => {
  const home = () => homeWith({ 'config.yaml': 'person: Alex\nplan: yes\n' })

  test('are named by file, line and column, with the nearest that there is', async () => {
    const somebody = home()
    const { code, lines } = await refused(somebody, ['journal', 'Rain.'])
    expect(code).toBe(2)
    expect(lines[0]).toBe(`${somebody.journal}/config.yaml:2:1: “plan” is not a setting.`)
    expect(lines[2]).toBe('Did you mean “plain”?')
  })

  /** Nothing ever comes out of a pipe that nobody writes to. */
  const behindAPipe = () => {
    const somebody = newHome()
    mkdirSync(somebody.journal)
    for (const name of ['config.yaml', 'support.yaml'])
      execFileSync('mkfifo', [join(somebody.journal, name)])
    return somebody
  }

  test('a pipe is refused, and not waited for', async () => {
    const somebody = behindAPipe()
    const { lines } = await refused(somebody, ['log'])
    expect(lines[0]).toBe(`${somebody.journal}/config.yaml could not be read.`)
  })

  test.each([
    ['broken ones', home],
    ['pipes', behindAPipe],
  ])('%s stand in the way neither of a breath nor of support', async (_, theirs) => {
    const session = theirs().open(['breathe', '--now'])
    await session.see('any key ends')
    expect(await theirs().run(['support'])).toMatchObject({ code: 0 })
  })
})

describe('a script of one’s own that cannot be used yet', () => {
  const broken =
    'name: NAME\ntitle: Tea\nfor: tea\ngroup: Practise\nabout: oneself\nsteps:\n  - scal: How?\n    id: x\n'
  const home = () =>
    homeWith({
      'prompts/tea.yaml': broken.replace('NAME', 'tea'),
      'prompts/thanks.yaml': broken.replace('NAME', 'thanks'),
    })

  test.each(['tea', 'thanks'])('%s says where and what, when it is used', async (name) => {
    const somebody = home()
    const { code, lines } = await refused(somebody, [name, '--dry-run'])
    expect(code).toBe(2)
    expect(lines).toEqual([
      `${somebody.journal}/prompts/${name}.yaml:7:5: this script cannot be used yet.`,
      '“scal” is not a kind of step.',
      'Did you mean “scale”?',
    ])
  })

  test('of a breath is told of after the breath, which is as it was shipped', async () => {
    const somebody = homeWith({ 'prompts/breathe.yaml': broken.replace('NAME', 'breathe') })
    const session = somebody.open(['breathe'])
    await answer(session, 'How strong is it right now?', '1\n')
    await session.see('any key ends')
    session.press('enter')
    await answer(session, 'How is your body with that?', '1\n')
    await answer(session, 'And now, how strong is it?', '1\n')
    await answer(session, 'What would help?', '4\n')
    await session.see('prompts/breathe.yaml:7:5: this script cannot be used yet.')
    expect(await session.ended()).toEqual({ code: 2, signal: null })
    expect(kept(somebody).entries).toMatchObject([{ flow: 'breathe', state: 'finished' }])
  })

  test('is in nobody’s way but its own', async () => {
    const somebody = home()
    expect(await somebody.run(['journal', 'Rain.'])).toMatchObject({ code: 0 })
    expect(await somebody.run(['support'])).toMatchObject({ code: 0 })
    expect(await somebody.run(['log'])).toMatchObject({ code: 0 })
    const session = somebody.open(['breathe'])
    await session.see('○ How strong is it right now?')
    const { code, stdout } = await somebody.run(['flows', 'check'])
    expect(code).toBe(2)
    expect(stdout).toContain(
      `${somebody.journal}/prompts/tea.yaml:7:5: “scal” is not a kind of step.`,
    )
  })
})

describe('what stands among scripts of one’s own and is none', () => {
  test.each([
    ['a link that leads nowhere', (at: string) => symlinkSync('/nowhere', at)],
    ['a folder behind a link', (at: string) => symlinkSync('/', at)],
    ['bytes that are no text', (at: string) => writeFileSync(at, Buffer.from([0x6e, 0xff]))],
  ])('%s is in nobody’s way, and is told of', async (_, make) => {
    const home = newHome()
    mkdirSync(join(home.journal, 'prompts', 'words'), { recursive: true })
    for (const place of ['tea', 'words/needs', 'breathing'])
      make(join(home.journal, 'prompts', `${place}.yaml`))
    expect(await home.run(['journal', 'Rain.'])).toMatchObject({ code: 0 })
    const { code, lines } = await refused(home, ['tea'])
    expect([1, 2]).toContain(code)
    expect(lines[0]).toBe(`${home.journal}/prompts/tea.yaml could not be read.`)
    const checked = await home.run(['flows', 'check'])
    expect(checked.code).toBe(2)
    expect(checked.stdout.match(/\.yaml:1:1: It is /g)).toHaveLength(3)
  })

  test('a file in place of their folder is left alone', async () => {
    expect(await homeWith({}).run(['log'])).toMatchObject({ code: 10 })
    const home = newHome()
    mkdirSync(home.journal)
    writeFileSync(join(home.journal, 'prompts'), 'x')
    expect(await home.run(['journal', 'Rain.'])).toMatchObject({ code: 0 })
  })

  test.each([
    ['log', '', 'log.yaml:1:7', '“log” is a command of its own.'],
    ['tea', 'switches: { json: x }', 'tea.yaml:5:13', '“--json” means something else already.'],
    ['tea', 'switches: { no-x: x }', 'tea.yaml:5:13', '“--no-x” means something else already.'],
  ])('%s with “%s” takes nothing away from the program', async (name, head, place, wrong) => {
    const source = `name: ${name}\ntitle: T\nfor: x\ngroup: Practise\n${head}\nsteps:\n  - say: hi\n`
    const home = homeWith({ [`prompts/${name}.yaml`]: source })
    await home.run(['journal', 'Rain.'])
    expect(await home.run(['--help'])).toMatchObject({ code: 0 })
    expect(await home.run(['log'])).toMatchObject({ code: 0 })
    const { stdout } = await home.run(['flows', 'check'])
    expect(stdout).toContain(`${place}: ${wrong}`)
  })
})

const fromTheFuture = async (): Promise<Home> => {
  const home = newHome()
  await home.run(['journal', 'Rain.'])
  const database = new Database(join(home.journal, 'journal.db'))
  database.pragma('user_version = 1000')
  database.close()
  return home
}

describe.each([
  ['an empty file', async () => homeWith({ 'journal.db': '' }), 'The journal file is empty.'],
  [
    'another kind of file',
    async () => homeWith({ 'journal.db': 'Dear diary' }),
    'This file is not a journal.',
  ],
  ['a journal from the future', fromTheFuture, expect.stringMatching(/newer/)],
])('%s in place of the journal', (_, make, said) => {
  test.each([[['journal', 'Rain.'], 'Rain.'], [['log']], [['show', 'abcd']], [[]]])(
    'is refused by %j, and not touched',
    async (args: string[], words?: string) => {
      const { code, lines } = await refused(await make(), args, words)
      expect([code, lines[0]]).toEqual([13, said])
      expect(lines[2]).toMatch(/capacity|install/i)
    },
  )

  test('does not come between somebody and their breath', async () => {
    const home = await make()
    const before = tracesIn(home.journal)
    const session = home.open(['breathe'])
    await answer(session, 'How strong is it right now?', '8\n')
    await session.see('any key ends')
    session.press('enter')
    await answer(session, 'How is your body with that?', '1\n')
    await answer(session, 'And now, how strong is it?', '8\n')
    await answer(session, 'What would help?', '4\n')
    await session.see("That's enough. Be gentle with the next ten minutes.")
    await session.see('What you gave just now could not be kept.')
    expect(await session.ended()).toEqual({ code: 13, signal: null })
    expect(tracesIn(home.journal)).toEqual(before)
  })
})
