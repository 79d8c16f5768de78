import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { newHome, thenLookAtTerminal } from './home.ts'
import type { Key } from './keys.ts'

const fixture = (name: string) => [process.execPath, resolve('tests/support/fixtures', name)]
const listener = fixture('listener.mjs')
const painter = fixture('painter.mjs')

/** Everything the listener was told before it left. */
const heard = (folder: string) => readFileSync(join(folder, 'heard'))

const listen = async (args: string[] = []) => {
  const home = newHome()
  const session = home.open(args, { program: listener })
  await session.see('listening')
  return { ...home, session }
}

test('what is typed arrives, and what is answered is seen', async () => {
  const { session } = await listen(['plain'])
  session.type('tea & ünicode\n')
  await session.see('heard "tea & ünicode\\r"')
  session.press('ctrl-d')
  expect(await session.ended()).toEqual({ code: 0, signal: null })
  expect(session.screen()).toBe('listening\nheard "tea & ünicode\\r"\nuntil then')
})

test.each<[Key, string]>([
  ['enter', String.raw`\r`],
  ['escape', String.raw`\u001b`],
  ['shift-tab', String.raw`\u001b[Z`],
  ['space', ' '],
  ['backspace', String.raw`\u007f`],
  ['ctrl-c', String.raw`\u0003`],
  ['up', String.raw`\u001b[A`],
])('%s arrives as a terminal sends it', async (key, bytes) => {
  const { session } = await listen(['plain'])
  session.press(key)
  await session.see(`heard "${bytes}"`)
})

test('cursor keys follow the mode the program asked for', async () => {
  const { session } = await listen()
  session.press('up')
  await session.see(String.raw`heard "\u001bOA"`)
})

test('a key that does not exist is a mistake in the test', async () => {
  const { session } = await listen()
  expect(() => session.press('ctrl-enter')).toThrow('no key called “ctrl-enter”')
})

test('a wait that fails draws the screen and says how long it waited', async () => {
  const { session } = await listen()
  const failure = await session.see('something else', { within: 50 }).catch((error) => error)
  expect(failure.message).toContain(
    'Did not see “something else” within 50 ms. The screen:\n┌ 80×24 ─',
  )
  expect(failure.message).toMatch(/\n│listening {71}│\n│ {80}│\n/)
  expect(failure.stack).toContain('session.test.ts')
})

test('a wait fails at once when the program has ended without it', async () => {
  const { session } = await listen()
  const waiting = session.see('never', { within: 60_000 })
  session.kill('SIGKILL')
  await expect(waiting).rejects.toThrow('Did not see “never” before it ended (SIGKILL)')
})

test('an end that does not come fails like any other wait', async () => {
  const { session } = await listen()
  await expect(session.ended({ within: 20 })).rejects.toThrow(
    'The program did not end within 20 ms',
  )
})

test('text is found across rows and inside a word the terminal broke; a pattern sees rows', async () => {
  const session = newHome().open([], { program: painter, cols: 30, rows: 12 })
  await session.see('it stands in a sentence longer than the row')
  await session.see(/^日本 blue$/m)
  await expect(
    session.see(/sentence longer than the row it stands/, { within: 60_000 }),
  ).rejects.toThrow()
})

test('what has scrolled away is in the scrollback only', async () => {
  const session = newHome().open([], { program: painter })
  expect(await session.ended()).toEqual({ code: 0, signal: null })
  expect(session.screen()).not.toContain('row 1\n')
  expect(session.scrollback()).toMatch(/^row 1\nrow 2\n/)
  expect(session.scrollback()).toContain('\nrow 100\nwarm quiet chosen\n')
  expect(session.raw).toContain('row 1\r\nrow 2\r\n')
})

test('styles are told apart', async () => {
  const session = newHome().open([], { program: painter })
  await session.ended()
  expect(session.styleOf('warm')).toMatchObject({ color: 208, bold: true, dim: false })
  expect(session.styleOf('quiet')).toMatchObject({ color: 'default', dim: true, underline: true })
  expect(session.styleOf('chosen')).toMatchObject({ inverse: true, background: 'default' })
  expect(session.styleOf('blue')).toMatchObject({ color: '#0102ff', background: 3 })
  expect(() => session.styleOf('green')).toThrow('“green” is not there')
})

test('a paste is marked and whole when the program asked for marks', async () => {
  const { session, folder } = await listen()
  const text = Array.from({ length: 20_000 }, (_, line) => `line ${line} – ünïcode 🌱`).join('\n')
  session.paste(`${text}\r\n\x1b[201~`)
  session.press('ctrl-d')
  await session.see('until then')
  await session.ended()
  const lines = text.replaceAll('\n', '\r')
  expect(heard(folder).toString()).toBe(`\x1b[200~${lines}\r\u241b[201~\x1b[201~`)
})

test('a paste is plain typing otherwise', async () => {
  const { session, folder } = await listen(['plain'])
  session.paste('one\ntwo')
  session.press('ctrl-d')
  await session.ended()
  expect(heard(folder).toString()).toBe('one\rtwo')
})

test('a new size reaches the program and the screen', async () => {
  const { session } = await listen()
  session.resize(40, 10)
  await session.see('now 40 by 10')
  await expect(session.see('never', { within: 1 })).rejects.toThrow('┌ 40×10 ─')
})

test('a closed window is told once, by the system, while other sessions go on', async () => {
  const home = newHome()
  const session = home.open([], { program: listener })
  await session.see('listening')
  const other = home.open([], { program: listener })
  await other.see('listening')
  session.hangUp()
  expect(await session.ended()).toEqual({ code: 129, signal: null })
  expect(readFileSync(join(home.folder, 'signals'), 'utf8')).toBe('SIGHUP ')
  other.type('still here')
  await other.see('heard "still here"')
})

test('a signal is an ending of its own, unless the program makes it an exit code', async () => {
  const { session } = await listen()
  session.kill('SIGINT')
  expect(await session.ended()).toEqual({ code: null, signal: 'SIGINT' })
  const { session: polite } = await listen()
  polite.kill('SIGTERM')
  expect(await polite.ended()).toEqual({ code: 143, signal: null })
})

test('modes show what a program switched, and that it switched it back', async () => {
  const { session } = await listen()
  const before = session.modes()
  expect(before).toMatchObject({ cursorVisible: false, bracketedPaste: true })
  session.press('ctrl-d')
  await session.ended()
  expect(session.modes()).toEqual({
    cursorVisible: true,
    bracketedPaste: false,
    applicationCursorKeys: false,
    mouse: false,
    alternateScreen: false,
  })
  expect(session.cursorVisible()).toBe(true)
})

test('a shell can tell how the terminal was left', async () => {
  const session = newHome().open([], { program: thenLookAtTerminal(listener), rows: 40 })
  await session.see('listening')
  session.press('ctrl-d')
  await session.see('left with 0')
  await session.ended()
  expect(session.screen()).toMatch(/\bisig icanon\b/)

  const rough = newHome().open([], { program: thenLookAtTerminal(listener), rows: 40 })
  await rough.see('listening')
  process.kill(childOf(rough.pid), 'SIGKILL')
  await rough.see('left with 137')
  await rough.ended()
  expect(rough.screen()).toMatch(/-isig -icanon\b/)
})

const childOf = (pid: number) => Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'))
