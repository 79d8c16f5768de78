import type { Draft } from '../flow/draft.ts'
import type { Answer, Entry } from './entry.ts'
import type { Beginning, Store } from './store.ts'

/** A draft on disk. `id` is undefined until the first answer, so that nothing is written for a practice only looked at. */
export interface KeptDraft extends Draft {
  readonly id: string | undefined
}

/** How a draft is taken up: where an earlier sitting left it, or what to do with the id of a new one. */
export interface TakenUp {
  readonly earlier?: Entry | undefined
  readonly begun?: (id: string) => void
}

/**
 * Keeps each answer in the journal before the next question. The journal is opened by the first answer,
 * not before: a breath never waits for a disk.
 */
export const keptDraft = (
  open: () => Store,
  beginning: () => Beginning,
  { earlier, begun: whenBegun }: TakenUp = {},
): KeptDraft => {
  let id = earlier?.id
  let person = earlier ? earlier.person : undefined
  let answers: readonly Answer[] = earlier?.answers ?? []

  const begun = (): string => {
    if (id !== undefined) return id
    id = open().entries.begin({ ...beginning(), ...(person !== undefined && { person }) })
    whenBegun?.(id)
    return id
  }
  return {
    get id() {
      return id
    },
    get answers() {
      return answers
    },
    get person() {
      if (person === undefined) person = beginning().person
      return person
    },
    keep(answer) {
      open().entries.keep(begun(), answer)
      answers = [
        ...answers.filter((one) => one.step !== answer.step || one.item !== answer.item),
        answer,
      ]
    },
    typing(step, item, text) {
      open().entries.typing(begun(), step, item, text)
    },
    typed(step, item) {
      return id === undefined ? '' : open().entries.typed(id, step, item)
    },
    forget(steps) {
      if (id !== undefined) open().entries.forget(id, steps)
      answers = answers.filter((one) => !steps.includes(one.step))
    },
    cameFrom(entry) {
      open().entries.link({ from: begun(), to: entry })
    },
    about(who) {
      person = who
      if (id !== undefined) open().entries.about(id, who)
    },
  }
}
