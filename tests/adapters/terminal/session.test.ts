import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newHome, type OpenOptions, thenLookAtTerminal } from '../../support/home.ts'

const asking = [process.execPath, resolve('tests/support/fixtures/asking.ts')]

/** Opens the program in a real pseudo-terminal and waits for its first question. */
async function open(kinds: string[], options: OpenOptions = {}) {
  const home = newHome()
  const session = home.open(kinds, { program: asking, ...options })
  await session.see('ctrl-c leaves')
  const replied = () => JSON.parse(readFileSync(join(home.folder, 'reply'), 'utf8'))
  return { session, replied, asked: () => existsSync(join(home.folder, 'reply')) }
}

const kinds = [
  'e\u0301te\u0301',
  '👨‍👩‍👧 👍🏽',
  '彼が帰ってくる',
  '\ttab  ',
  '',
  'עברית',
  '$(rm -rf /) `x`',
]
const pasted = Array.from({ length: 200 }, (_, index) => `${index} ${kinds[index % 7]}`).join('\n')

test.each([
  [80, 24],
  [60, 12],
])('a paste of two hundred lines arrives byte for byte at %i×%i', async (cols, rows) => {
  const { session, replied } = await open(['write'], { cols, rows })
  session.paste(pasted)
  await session.see('199 tab')
  session.press('ctrl-s')
  expect(await session.ended()).toEqual({ code: 0, signal: null })
  expect(replied()).toBe(pasted)
})

test('a window closed in the middle of a sentence', async () => {
  const { session, replied } = await open(['write'])
  session.type('half a sen')
  await session.see('half a sen')
  session.hangUp()
  expect(await session.ended()).toEqual({ code: 129, signal: null })
  expect(replied()).toEqual({ typed: 'half a sen' })
})

test('a program told to end carries the sentence out', async () => {
  const { session, replied } = await open(['write'])
  session.type('half')
  await session.see('half')
  session.kill('SIGTERM')
  expect(await session.ended()).toEqual({ code: 143, signal: null })
  expect(replied()).toEqual({ typed: 'half' })
})

test('Ctrl-C gives the terminal back as it was', async () => {
  const home = newHome()
  const session = home.open(['scale'], { program: thenLookAtTerminal(asking) })
  await session.see('ctrl-c leaves')
  session.press('ctrl-c')
  await session.see('left with 130')
  await session.see(/(?<!-)icanon/)
  expect(session.modes()).toMatchObject({ cursorVisible: true, bracketedPaste: false })
})

test('an impatient Enter does not answer the next question', async () => {
  const { session, replied, asked } = await open(['scale', 'write'])
  session.type('7\n\n\n')
  await session.see('What happened?')
  await session.see('enter twice')
  expect(asked()).toBe(true)
  session.type('Here.\n\n')
  await session.ended()
  expect(replied()).toBe('Here.')
})

test('suspended and taken up again, the question is drawn below what the shell wrote', async () => {
  const inShell = '"$@"; echo away; fg %1 >/dev/null; echo "left with $?"'
  const { session, replied } = await open(['write'], {
    program: ['bash', '-mc', inShell, 'bash', ...asking],
  })
  session.type('before')
  await session.see('before')
  session.press('ctrl-z')
  await session.see('away')
  await session.see(/away\n+○ What happened\?\n {2}│ before\n/)
  session.type(' after')
  await session.see('before after')
  session.paste('!\n')
  session.press('ctrl-s')
  await session.see('left with 0')
  expect(replied()).toBe('before after!')
})

test('where there is no shell to go to, Ctrl-Z changes nothing', async () => {
  const { session, replied } = await open(['write'])
  session.press('ctrl-z')
  session.type('still here')
  await session.see('still here')
  session.press('ctrl-s')
  await session.ended()
  expect(replied()).toBe('still here')
})

describe('what is written', () => {
  test('goes to standard error and nowhere else', async () => {
    const { session } = await open(['scale'], {
      program: ['sh', '-c', '"$@" >out; wc -c out', 'sh', ...asking],
    })
    session.press('tab')
    await session.see('0 out')
  })

  test('holds no escape byte in plain mode', async () => {
    const home = newHome()
    const session = home.open(['scale', 'write'], { program: asking, env: { TERM: 'dumb' } })
    await session.see('Enter skips')
    session.type('7\n')
    await session.see('What happened?')
    session.type('words\n\n')
    await session.ended()
    expect(session.raw).not.toContain('\u001b')
  })
})
