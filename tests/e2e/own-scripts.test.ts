import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { answer, type Home, kept, typed } from '../support/practice.ts'

const tea = `name: evening-tea
title: Evening tea
for: ten quiet minutes together
takes: 10 minutes
group: Practise
place: 2
about: somebody
remembered-as: "{best or tea}"
counts-as: return
argument: { answers: best, shown: "text…", then: save }
switches: { short: only the best }
closing: Good night.
steps:
  - line: What was the best of today?
    id: best
  - when: { not: { short: yes } }
    steps:
      - feelings: How is it now?
        id: feelings
        at-most: 2
`

const homeWith = (files: Readonly<Record<string, string>>): Home => {
  const home = newHome()
  mkdirSync(join(home.journal, 'prompts', 'words'), { recursive: true })
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(home.journal, 'prompts', name), text)
  return home
}

test('a script in the folder is a command, with its place in the help and its own flags', async () => {
  const home = homeWith({ 'evening-tea.yaml': tea })
  const help = (await home.run(['--help'])).stdout
  expect(help).toMatch(/\n {2}evening-tea .* ten quiet minutes together\n/)
  expect(help.indexOf('evening-tea')).toBeGreaterThan(help.indexOf('\n  journal'))
  expect(help.indexOf('evening-tea')).toBeLessThan(help.indexOf('\n  reflect'))
  expect((await home.run(['evening-tea', '--help'])).stdout).toContain('--short')

  const session = home.open(['evening-tea', '--short'])
  await session.see('○ What was the best of today?')
  await typed(session, 'Rain on the roof')
  session.press('enter')
  await session.see('Good night.')
  expect((await session.ended()).code).toBe(0)
  await home.run(['evening-tea', 'Soup'])
  expect((await home.run(['log'])).stdout).toMatch(
    /evening-tea Rain on the roof\n.*evening-tea Soup\n/,
  )
})

test('a script of the same name takes the place of the one that was shipped', async () => {
  const home = homeWith({ 'thanks.yaml': tea.replace('evening-tea', 'thanks') })
  const session = home.open(['thanks'])
  await session.see('○ What was the best of today?')
  const help = (await home.run(['--help'])).stdout
  expect(help.match(/^ {2}thanks /gm)).toHaveLength(1)
  expect(help).toContain('ten quiet minutes together')
})

test('a copy is made to change, never over one that is there, and is used from then on', async () => {
  const home = newHome()
  const { code, stderr } = await home.run(['flows', 'copy', 'ground'])
  expect([code, stderr]).toEqual([0, `Yours to change: ${home.journal}/prompts/ground.yaml\n`])
  expect((await home.run(['flows', 'copy', 'ground'])).code).not.toBe(0)
  expect((await home.run(['flows', 'check'])).stdout).toBe(
    `${home.journal}/prompts/ground.yaml: all right\n`,
  )
  const session = home.open(['ground'])
  await session.see('Five things you see.')
})

test('words of one’s own stand among the others', async () => {
  const home = homeWith({
    'words/feelings.yaml':
      'title: Mine\ngroups:\n  - name: Between\n    words: [Fernweh, saudade]\n',
  })
  const check = await home.run(['flows', 'check'])
  expect(check.code, check.stdout).toBe(0)
  const session = home.open(['breathe', '--now'], { rows: 30 })
  await session.see('any key ends')
  session.press('enter')
  await answer(session, 'How is your body with that?', '\t')
  await answer(session, 'And now, how strong is it?', '\t')
  await session.see('○ If a name fits, what is it?')
  await session.see('Between')
  await typed(session, 'fern')
  await session.see('Fernweh')
  session.press('enter')
  session.press('enter')
  await session.see('○ And in the body?')
  expect(kept(home).entries[0]?.answers.feelings).toEqual({ kind: 'words', words: ['Fernweh'] })
})

test('a list that cannot be used is told of by a check, and those that were shipped stand in for it', async () => {
  const home = homeWith({ 'words/feelings.yaml': 'title: Mine\ngruops: []\n' })
  const { code, stdout } = await home.run(['flows', 'check'])
  expect(code).toBe(2)
  expect(stdout).toContain(`${home.journal}/prompts/words/feelings.yaml:2:1: “gruops”`)
  expect((await home.run(['--help'])).stdout).not.toContain('feelings')
  const answered = { input: '{"feelings": ["sad"]}' }
  expect(await home.run(['breathe', '--answers', '-'], answered)).toMatchObject({ code: 0 })
})

test('a script whose file has another name is told of by a check', async () => {
  const home = homeWith({ 'tea.yaml': tea })
  const { code, stdout } = await home.run(['flows', 'check'])
  expect([code, stdout]).toEqual([
    2,
    `${home.journal}/prompts/tea.yaml:1:1: It is called “evening-tea”. Name the file evening-tea.yaml.\n`,
  ])
})

test('what a script names in another file has to be there', async () => {
  const home = homeWith({ 'evening-tea.yaml': `${tea}  - then: paus\n` })
  const { code, stdout } = await home.run(['flows', 'check'])
  expect(code).toBe(2)
  expect(stdout).toBe(
    `${home.journal}/prompts/evening-tea.yaml:21:11: There is no practice called “paus”. Did you mean “pause”?\n`,
  )
})

test('a link that leads to itself is in nobody’s way, and is told of by a check', async () => {
  const home = homeWith({ 'evening-tea.yaml': tea })
  const prompts = join(home.journal, 'prompts')
  for (const name of ['soup.yaml', 'follow-ups']) symlinkSync(name, join(prompts, name))
  expect(await home.run(['evening-tea', 'Rain'])).toMatchObject({ code: 0 })
  expect(await home.run(['support'])).toMatchObject({ code: 0 })
  const { code, stdout } = await home.run(['flows', 'check'])
  expect([code, stdout]).toEqual([
    2,
    `${prompts}/evening-tea.yaml: all right\n` +
      `${prompts}/soup.yaml:1:1: It is not a file, or leads to none. Put a file there, or take it away.\n` +
      `${prompts}/follow-ups:1:1: It cannot be looked into (ELOOP). Allow it, or take it away.\n`,
  ])
})

test('what an editor or a system keeps beside a script is none', async () => {
  const home = homeWith({ 'evening-tea.yaml': tea, '._evening-tea.yaml': '\0' })
  symlinkSync('me@here.4242', join(home.journal, 'prompts', '.#evening-tea.yaml'))
  expect((await home.run(['--help'])).stdout).not.toContain('._evening')
  expect(await home.run(['flows', 'check'])).toMatchObject({ code: 0 })
})
