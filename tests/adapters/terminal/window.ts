import { PassThrough, Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { interactiveTerminal } from '../../../src/adapters/terminal/interactive.ts'
import { makeTheme } from '../../../src/adapters/terminal/theme.ts'
import type { OpenEditor } from '../../../src/adapters/terminal/writing.ts'
import type { Question } from '../../../src/flow/terminal.ts'
import { bytesOf, type Key, pasted } from '../../support/keys.ts'
import { Screen } from '../../support/screen.ts'
import { FakeScreen } from './fake-screen.ts'

/** How often a test looks again before it gives up. */
const looks = 20_000

/** An emulated terminal around an interactive one: bytes of keys go in, and the screen is what a person sees. */
export function openWindow({
  columns = 80,
  rows = 24,
  openEditor = undefined as OpenEditor | undefined,
} = {}) {
  const screen = new Screen(columns, rows)
  onTestFinished(() => screen.dispose())
  const raw: string[] = []
  const modes: boolean[] = []
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (on: boolean) => modes.push(on),
  })
  const sink = new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      raw.push(String(chunk))
      // As a terminal does, start each line at the left.
      screen.write(String(chunk).replace(/\r?\n/g, '\r\n'), done)
    },
  })
  // As on the real one: a prompt that is done must not end the stream it was drawn on.
  const output = Object.assign(sink, { columns, rows, _isStdio: true })
  const leaving = new AbortController()
  const fake = new FakeScreen()
  const moving = Object.assign(fake, { restore: () => fake.press('c', true) })
  const terminal = interactiveTerminal({
    input,
    output,
    theme: makeTheme({ colour: 0, unicode: true }),
    screen: moving,
    sound: false,
    signal: leaving.signal,
    ...(openEditor && { openEditor }),
  })

  /** Lets everything that is under way reach the screen. */
  const settle = async () => {
    for (let turn = 0; turn < 4; turn += 1) await new Promise((next) => setImmediate(next))
    await new Promise<void>((done) => screen.write('', done))
  }
  return {
    terminal,
    input,
    output,
    modes,
    leaving,
    moving,
    raw: () => raw.join(''),
    text: () => screen.text(),
    scrollback: () => screen.everything(),
    cursor: () => screen.cursor(),
    modesOf: () => screen.modes(),
    settle,
    async see(wanted: string) {
      for (let look = 0; look < looks; look += 1) {
        if (screen.shows(wanted)) return
        await settle()
      }
      throw new Error(`Did not see “${wanted}”:\n${screen.drawn()}`)
    },
    async type(text: string) {
      input.write(text)
      await settle()
    },
    async press(...keys: readonly Key[]) {
      for (const key of keys) {
        input.write(bytesOf(key, false))
        await settle()
      }
    },
    async paste(text: string) {
      input.write(pasted(text, screen.modes().bracketedPaste))
      await settle()
    },
    resize(to: { columns: number; rows: number }) {
      screen.resize(to.columns, to.rows)
      Object.assign(output, to)
      output.emit('resize')
    },
  }
}

/** Opens a question and waits until it is on the screen. */
export async function asking(question: Question, options: Parameters<typeof openWindow>[0] = {}) {
  const window = openWindow(options)
  const reply = window.terminal.ask(question)
  // A rejection is looked at when the test comes to it.
  reply.catch(() => {})
  await window.see(question.text)
  return { ...window, reply }
}
