import { isProblem, type Problem } from '../../errors.ts'
import type { DraftQuestion, WriteQuestion } from '../../flow/terminal.ts'
import { type Place, run } from './asking.ts'
import { passageLines } from './conversation.ts'
import { keeping } from './keeping-typed.ts'
import { write } from './prompts/write.ts'
import type { Theme } from './theme.ts'

/** Opens a text in the person's own editor and gives back what they saved; rejects with a Problem. */
export type OpenEditor = (text: string) => Promise<string>

interface WritingParts extends Place {
  readonly theme: Theme
  readonly openEditor?: OpenEditor
}

/** Asks for a text, by way of the person's own editor as often as they like; `undefined` is "skipped". */
export async function writing(
  question: WriteQuestion | DraftQuestion,
  parts: WritingParts,
): Promise<string | undefined> {
  const { theme, output, openEditor } = parts
  const unfinished = keeping(question.keep)
  const config = {
    question,
    initial: question.initial,
    draft: question.kind === 'draft',
    touched: false,
    changed: unfinished.changed,
    editor: openEditor !== undefined,
    look: { theme, output },
  }
  try {
    for (;;) {
      const outcome = await run(write, config, parts, unfinished.latest)
      if (outcome.how !== 'editor' || !openEditor) {
        return outcome.how === 'answered' ? outcome.answer : undefined
      }
      config.touched = true
      config.initial = await edited(outcome.text, openEditor, (problem) =>
        output.write(
          `${passageLines(passageOf(problem), output.columns || 80, theme).join('\n')}\n`,
        ),
      )
      unfinished.changed(config.initial, true)
    }
  } finally {
    unfinished.stop()
  }
}

async function edited(
  text: string,
  openEditor: OpenEditor,
  say: (problem: Problem) => void,
): Promise<string> {
  try {
    return await openEditor(text)
  } catch (error) {
    if (!isProblem(error)) throw error
    say(error)
    return text
  }
}

const passageOf = ({ message, why, next }: Problem) =>
  ({ text: [message, why, next].filter(Boolean).join('\n'), tone: 'care' }) as const
