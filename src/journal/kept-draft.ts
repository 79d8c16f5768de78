import { isDeepStrictEqual } from 'node:util'
import { type Draft, isForgotten, withAnswer } from '../flow/draft.ts'
import type { Answer, Entry } from './entry.ts'
import type { Beginning, Store } from './store.ts'
import { holding, isSame, type Unkept } from './unkept.ts'

/** A draft on disk. `id` is undefined until the first answer, so that nothing is written for a practice only looked at. */
export interface KeptDraft extends Draft {
  readonly id: string | undefined
  /** What the disk has not taken so far; undefined when all of it is there. */
  readonly unkept: Unkept | undefined
  /** Tries once more to keep what was not; throws what is in the way. */
  catchUp(): void
}

/** How a draft is taken up: where an earlier sitting left it, or what to do with the id of a new one. */
export interface TakenUp {
  readonly earlier?: Entry | undefined
  readonly begun?: (id: string) => void
  /** An answer took the place of one that another window had given since. */
  readonly replaced?: () => void
  /** Goes on without a disk that refuses; otherwise `keep` throws. */
  readonly spared?: boolean
}

/**
 * Keeps each answer in the journal before the next question. The journal is opened by the first answer,
 * not before: a breath never waits for a disk.
 */
export const keptDraft = (
  open: () => Store,
  beginning: () => Beginning,
  { earlier, begun: whenBegun, replaced: whenReplaced, spared = false }: TakenUp = {},
): KeptDraft => {
  let id = earlier?.id
  let person = earlier ? earlier.person : undefined
  let answers: readonly Answer[] = earlier?.answers ?? []
  const held = holding()

  const begun = (): string => {
    if (id !== undefined) return id
    const store = open()
    // What is done with its id stands with it, or there is no entry.
    id = store.together(() => {
      const fresh = store.entries.begin({ ...beginning(), ...(person !== undefined && { person }) })
      whenBegun?.(fresh)
      return fresh
    })
    return id
  }
  const catchUp = () => {
    for (const answer of held.answers()) {
      open().entries.keep(begun(), answer)
      held.isKept(answer)
    }
  }
  /** What stands on disk where this answer is to go, unless nobody asked to hear of it. */
  const answerThere = (answer: Answer): Answer | undefined => {
    const there = id !== undefined && whenReplaced ? open().entries.get(id) : undefined
    return there?.answers.find((one) => isSame(one, answer) && one.value.kind !== 'skipped')
  }
  const trying = (write: () => void) => {
    try {
      write()
    } catch (cause) {
      held.because(cause)
      if (!spared) throw cause
    }
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
    get unkept() {
      return held.unkept()
    },
    catchUp,
    keep(answer) {
      const before = answers.find((one) => isSame(one, answer))
      const isTriedAgain = held.answers().some((one) => isSame(one, answer))
      held.answer(answer)
      answers = withAnswer(answers, answer)
      trying(() => {
        const there = isTriedAgain ? undefined : answerThere(answer)
        catchUp()
        const known = [before, answer].some((one) => isDeepStrictEqual(one, there))
        if (there && !known) whenReplaced?.()
      })
    },
    typing(step, item, text) {
      try {
        open().entries.typing(begun(), step, item, text)
        held.isTyped(step, item)
      } catch (cause) {
        // Told with the answer, when there is something to be done about it.
        held.typing(step, item, text)
        held.because(cause)
      }
    },
    typed(step, item) {
      const only = held.typed(step, item)
      if (only !== undefined) return only
      return id === undefined ? '' : open().entries.typed(id, step, item)
    },
    forget(steps, item) {
      held.forget(steps, item)
      answers = answers.filter((one) => !isForgotten(one, steps, item))
      trying(() => {
        if (id !== undefined) open().entries.forget(id, steps, item)
      })
    },
    cameFrom(entry) {
      trying(() => open().entries.link({ from: begun(), to: entry }))
    },
    about(who) {
      person = who
      trying(() => {
        if (id !== undefined) open().entries.about(id, who)
      })
    },
  }
}
