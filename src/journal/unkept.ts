import { isForgotten, isWords } from '../flow/draft.ts'
import type { Answer } from './entry.ts'

/** Words that are on no disk, in the order they were given, and what was in the way. */
export interface Unkept {
  readonly words: readonly string[]
  readonly cause: unknown
}

type Place = Pick<Answer, 'step' | 'item'>

/** Whether both belong to the same question. */
export const isSame = (one: Place, other: Place): boolean =>
  one.step === other.step && one.item === other.item

/** What is in memory alone, because the disk refused it. */
export const holding = () => {
  let answers: readonly Answer[] = []
  let texts: readonly (Place & { readonly text: string })[] = []
  let cause: unknown
  const apart = <One extends Place>(all: readonly One[], from: Place) =>
    all.filter((one) => !isSame(one, from))

  return {
    answers: () => answers,
    answer(one: Answer) {
      answers = [...apart(answers, one), one]
      texts = apart(texts, one)
    },
    isKept(one: Answer) {
      answers = apart(answers, one)
    },
    typed: (step: string, item: string) => texts.find((one) => isSame(one, { step, item }))?.text,
    typing(step: string, item: string, text: string) {
      texts = [...apart(texts, { step, item }), { step, item, text }]
    },
    isTyped(step: string, item: string) {
      texts = apart(texts, { step, item })
    },
    forget(steps: readonly string[], item?: string) {
      answers = answers.filter((one) => !isForgotten(one, steps, item))
      texts = texts.filter((one) => !isForgotten(one, steps, item))
    },
    because(reason: unknown) {
      cause = reason
    },
    unkept(): Unkept | undefined {
      const begun = texts.filter(({ item, text }) => isWords(item) && text !== '')
      if (answers.length + begun.length === 0) return undefined
      const words = [...answers.flatMap(wordsOf), ...begun.map(({ text }) => text)]
      return { words, cause }
    },
  }
}

const wordsOf = ({ value }: Answer): readonly string[] => {
  if (value.kind === 'text') return [value.text]
  return value.kind === 'words' ? [value.words.join('\n')] : []
}
