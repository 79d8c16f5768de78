import type { Answer, Relation } from '../journal/entry.ts'
import type { Day } from '../time/day.ts'

/** A short flow to come back later; `due` null is "at the next start". */
export interface Later {
  readonly flow: string
  readonly due: Day | null
  readonly about: string
}

/** Where the answers of a practice under way are kept: on disk before the next question, or nowhere at all. */
export interface Draft {
  readonly answers: readonly Answer[]
  /** Who it is about, by id, or null. */
  readonly person: string | null
  /** Throws the Problem that is in the way. */
  keep(answer: Answer): void
  /** Text that stands in an unfinished answer. Where it cannot be kept, that is told with the answer. */
  typing(step: string, item: string, text: string): void
  typed(step: string, item: string): string
  /** These steps will be asked again, or only for this item; what was answered stays as an earlier version. */
  forget(steps: readonly string[], item?: string): void
  about(person: string | null): void
  /** This practice came from that entry. */
  cameFrom(entry: string): void
}

/** Under this item the end of a length of time stands beside its answer. It begins as no item of a person's does. */
export const itemOfEnd = ' until'
/** Under this item the entry that was pointed at stands beside an answer that only says there is one. */
export const itemOfOrigin = ' from'

/** Whether what was typed under an item is words, and not what stands beside an answer. */
export const isWords = (item: string): boolean => !item.startsWith(' ')

/** Whether an answer is among those taken back. */
export const isForgotten = (
  answer: Pick<Answer, 'step' | 'item'>,
  steps: readonly string[],
  item?: string,
): boolean => steps.includes(answer.step) && (item === undefined || item === answer.item)

/** The answers with one more; one that is given anew keeps its place among the others. */
export const withAnswer = (answers: readonly Answer[], answer: Answer): readonly Answer[] => {
  const at = answers.findIndex((one) => one.step === answer.step && one.item === answer.item)
  return at < 0 ? [...answers, answer] : answers.with(at, answer)
}

/** A draft that nothing is written of: gates, and the rehearsal before `--answers` are kept. */
export const unkeptDraft = (person: string | null = null): Draft => {
  let answers: readonly Answer[] = []
  const typed = new Map<string, string>()
  const draft = {
    person,
    get answers() {
      return answers
    },
    keep(answer: Answer) {
      answers = withAnswer(answers, answer)
      typed.delete(`${answer.step}/${answer.item}`)
    },
    typing: (step: string, item: string, text: string) => void typed.set(`${step}/${item}`, text),
    typed: (step: string, item: string) => typed.get(`${step}/${item}`) ?? '',
    forget(steps: readonly string[], item?: string) {
      answers = answers.filter((one) => !isForgotten(one, steps, item))
    },
    cameFrom: () => {},
    about(id: string | null) {
      draft.person = id
    },
  }
  return draft
}

/** Someone a practice can be about, as the person step and the gate need them. */
export interface Somebody {
  readonly id: string
  readonly name: string
  readonly relation: Relation
}
