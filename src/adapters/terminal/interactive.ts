import { isWentBack } from '../../errors.ts'
import type { Question, Terminal } from '../../flow/terminal.ts'
import { answeredLines, pagesOf, passageLines } from './conversation.ts'
import { countdown } from './countdown.ts'
import { ground } from './grounding.ts'
import { type Forms, moves, playing } from './moving.ts'
import { breathe } from './pacer.ts'
import { type Parts, questionsOn, type Replied } from './questions.ts'
import type { ProcessScreen } from './screen.ts'

/** What an interactive terminal is made of; everything is drawn on `output`, which is standard error. */
export interface InteractiveParts extends Parts {
  /** The same terminal, for what moves by itself. */
  readonly screen: ProcessScreen
  /** Whether breaths are heard. */
  readonly sound: boolean
}

/** The other screen a terminal has: without scrollback, and gone when it is left. */
const otherScreen = {
  enter: '\u001b[?1049h\u001b[H',
  clear: '\u001b[H\u001b[2J',
  leave: '\u001b[2J\u001b[?1049l',
}

/** What opens with sentences of its own is no further line of the answers above it; the pacer brings its own room. */
const standsApart = ({ kind }: Question): boolean => kind === 'ground' || kind === 'timer'

/** What was answered before still stands above. */
const oneBack = 'One back. What you answer from here counts.'

/** Asks on a terminal that can be redrawn: one question at a time, each leaving a quiet line behind. */
export function interactiveTerminal(parts: InteractiveParts): Terminal {
  const { input, output, theme, screen, sound, signal } = parts
  // A window that closes can say so once more after the question that heard of it is gone.
  input.on('error', () => {})
  const columns = () => output.columns || 80
  const questions = questionsOn(parts)
  const forms: Forms = {
    breathe: (question, on) => breathe(question, on, theme, { sound }),
    ground: (question, on) => ground(question, on, theme),
    timer: (question, on) => countdown(question, on, theme),
  }
  let last: 'nothing' | 'passage' | 'answer' = 'nothing'

  const print = (lines: readonly string[]) => output.write(`${lines.join('\n')}\n`)
  const ask = async (question: Question): Promise<unknown> => {
    if (moves(question)) return playing(question, forms, screen, signal)
    const typed = questions[question.kind] as (question: Question) => Promise<Replied<unknown>>
    const replied = await typed(question).catch((error) => {
      if (isWentBack(error)) print([`  ${theme.quiet(oneBack)}`])
      throw error
    })
    print(answeredLines(question.text, replied?.shown, columns(), theme))
    return replied?.raw
  }

  return {
    patient: true,
    say(passage) {
      const space = last === 'nothing' ? [] : ['']
      print([...space, ...passageLines(passage, columns(), theme)])
      last = 'passage'
    },
    async ask(question) {
      if (last === 'passage' || (last === 'answer' && standsApart(question))) print([''])
      const reply = await ask(question)
      last = 'answer'
      return reply
    },
    async read({ id, passages, more, done }) {
      const pages = pagesOf(passages, { columns: columns(), rows: output.rows || 24 }, theme)
      for (const [index, page] of pages.entries()) {
        if (index > 0) output.write(otherScreen.clear)
        print(page)
        last = 'passage'
        const text = index < pages.length - 1 ? more : done
        await this.ask({ kind: 'choose', id, text: '', options: [{ key: 'on', text }] })
      }
    },
    async privately(conversation) {
      const before = last
      last = 'nothing'
      output.write(otherScreen.enter)
      try {
        return await conversation()
      } finally {
        output.write(otherScreen.leave)
        last = before
      }
    },
  }
}
