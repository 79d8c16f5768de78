import { PassThrough } from 'node:stream'
import { render } from '@inquirer/testing'
import type { Look } from '../../../../src/adapters/terminal/prompts/frame.ts'
import type { Outcome } from '../../../../src/adapters/terminal/prompts/outcome.ts'
import { makeTheme } from '../../../../src/adapters/terminal/theme.ts'

/** A place to draw without colour, in character cells. */
export const lookOf = (columns = 80, rows = 24, unicode = true): Look => ({
  theme: makeTheme({ colour: 0, unicode }),
  output: Object.assign(new PassThrough(), { columns, rows }),
})

type Prompt<Config, Answer> = (config: Config) => Promise<Outcome<Answer>>

/** Opens a prompt; `press` takes the names of keys one after another, `type` what is written, `paste` arrives whole. */
export async function ask<Config, Answer>(prompt: Prompt<Config, Answer>, config: Config) {
  const { answer, events, getScreen, input } = await render(prompt, config)
  // A test that only looks leaves its question open; Inquirer closes it when the process ends.
  answer.catch(() => {})
  const press = (...keys: readonly string[]) => {
    for (const key of keys) {
      const [, modifier, name = ''] = /^(?:(ctrl|alt) )?(.+)$/.exec(key) ?? []
      events.keypress({ name, ctrl: modifier === 'ctrl', meta: modifier === 'alt', shift: false })
    }
  }
  return {
    answer,
    press,
    // As a terminal sends it; the library's own `type` would press every key a second time.
    type: (text: string) => input.write(text),
    paste: (text: string) => input.emit('paste', text),
    screen: () => getScreen(),
    /** The body alone: what stands between the question and the keys. */
    body: () => getScreen().split('\n').slice(1, -1).join('\n').trimEnd(),
  }
}

export const skipped = { how: 'skipped' }
export const left = { how: 'left' }
export const answered = (answer: unknown) => ({ how: 'answered', answer })
