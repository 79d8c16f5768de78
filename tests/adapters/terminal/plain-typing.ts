import { PassThrough } from 'node:stream'
import { plainTerminal } from '../../../src/adapters/terminal/plain.ts'
import { makeTheme } from '../../../src/adapters/terminal/theme.ts'
import type { Option, Question } from '../../../src/flow/terminal.ts'
import { FakeScreen } from './fake-screen.ts'

/** Options whose keys are their texts. */
export const optionsOf = (...texts: string[]): Option[] =>
  texts.map((text) => ({ key: text, text }))

/** A plain terminal, and somebody who types into it. */
export function open() {
  const input = new PassThrough()
  const output = new PassThrough({ encoding: 'utf8' })
  let printed = ''
  output.on('data', (text) => {
    printed += text
  })
  const leaving = new AbortController()
  const fake = new FakeScreen()
  const screen = Object.assign(fake, { restore: () => fake.press('c', true) })
  const theme = makeTheme({ colour: 0, unicode: true })
  const { signal } = leaving
  const terminal = plainTerminal({ input, output, screen, theme, sound: false, signal })
  const settle = async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((next) => setImmediate(next))
  }
  return {
    terminal,
    input,
    leaving,
    screen,
    printed: () => printed,
    /** One line typed, as a terminal hands it over when Enter is pressed. */
    async type(...lines: readonly string[]) {
      for (const line of lines) {
        await settle()
        input.write(`${line}\n`)
        await settle()
      }
    },
  }
}

/** Asks one question and types lines one after another. */
export async function reply(question: Question, ...lines: readonly string[]) {
  const { terminal, type, printed } = open()
  const replied = terminal.ask(question)
  await type(...lines)
  return { reply: await replied, printed: printed() }
}
