import type { Passage, Question, Terminal } from '../../flow/terminal.ts'
import { harmless } from '../../harmless.ts'
import { countdownPlain } from './countdown.ts'
import { groundPlain } from './grounding.ts'
import { lineReader } from './line-reader.ts'
import { type Forms, moves, playing, type Typed } from './moving.ts'
import { breathePlain } from './pacer.ts'
import { commanded, commands, standingIn, takenAway } from './plain-commands.ts'
import { plainQuestions, type Talk } from './plain-questions.ts'
import type { ProcessScreen } from './screen.ts'
import type { Theme } from './theme.ts'

/** What a plain terminal is made of; everything is written to `output`, which is standard error. */
export interface PlainParts {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  /** The same terminal by the line, for what moves by itself. */
  readonly screen: ProcessScreen
  /** A theme without colour. */
  readonly theme: Theme
  /** Whether breaths are heard. */
  readonly sound: boolean
  /** Aborts, with `Left` as the reason, when the program is told to end. */
  readonly signal: AbortSignal
}

/** Asks for screen readers and simple terminals: line after line, nothing redrawn, no escape byte at all. */
export function plainTerminal(parts: PlainParts): Terminal {
  const { input, output, screen, theme, sound, signal } = parts
  const reader = lineReader(input, signal)
  const forms: Forms = {
    breathe: (question, on) => breathePlain(question, on, theme, { sound }),
    ground: groundPlain,
    timer: countdownPlain,
  }
  const print = (...lines: readonly string[]) => {
    for (const line of lines) output.write(`${harmless(line)}\n`)
  }
  const talk: Talk = {
    print,
    async next() {
      output.write('> ')
      try {
        return await reader.next()
      } catch (error) {
        // What comes after leaving, the shell's own prompt too, begins on a line of its own.
        print('')
        throw error
      }
    },
    waiting: reader.waiting,
  }
  const told = { leaving: false, back: false }
  /** How one leaves and goes back, each said with the first question where it can be done. */
  const explain = ({ before }: Question) => {
    if (!told.leaving) print('Ctrl-C leaves at any time; what you have answered is kept.', '')
    if (before && !told.back) print(`${commands.back} goes back to the question before.`, '')
    told.leaving = true
    told.back ||= before === true
  }
  const put = async (question: Typed): Promise<unknown> => {
    print(question.text, ...(question.hint ? [question.hint] : []))
    if (question.standing !== undefined)
      print(...standingIn(question), `${commands.none} takes that away.`)
    const ask = plainQuestions[question.kind] as (q: Question, talk: Talk) => Promise<unknown>
    try {
      return (await ask(question, commanded(talk, question))) ?? question.standing
    } catch (error) {
      if (error === takenAway) return undefined
      throw error
    }
  }

  return {
    patient: true,
    say: (passage) => print('', ...passageLines(passage)),
    ask(question) {
      print('')
      explain(question)
      if (!moves(question)) return put(question)
      reader.release()
      return playing(question, forms, screen, signal)
    },
    async read({ id, passages, done }) {
      for (const passage of passages) this.say(passage)
      await this.ask({ kind: 'choose', id, text: '', options: [{ key: 'done', text: done }] })
    },
    async privately(conversation) {
      const reply = await conversation()
      // Without an escape byte nothing can be taken back from the screen.
      print('', 'This window still shows the last questions. Clear it when you like.')
      return reply
    },
  }
}

function passageLines({ text, tone, items = [] }: Passage): string[] {
  const words = tone === 'quote' ? `“${text}”` : text
  return [...(text ? [words] : []), ...items.map((item) => `- ${item}`)]
}
