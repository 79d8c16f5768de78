import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Value } from '../../src/journal/entry.ts'
import { holdsNothing } from '../../src/journal/unfinished.ts'
import {
  asked,
  drawn,
  type Home,
  moving,
  type Question,
  questionsOf,
  reply,
  storeIn,
  typed,
} from '../support/practice.ts'
import type { Session } from '../support/session.ts'
import { entryIn, goOn, isPrivate } from './going-on.ts'
import type { Sitting } from './sittings.ts'

/** What many kills came to. */
export interface Count {
  kills: number
  /** Answers given, with the next question on the screen. */
  acknowledged: number
  /** Unfinished answers on the screen: a text pasted, an item of a list. */
  unentered: number
  /** What the screen had acknowledged, and the journal does not have as it was given. */
  readonly missing: string[]
  /** What else went amiss: a screen that did not come, a program that ended by itself. */
  readonly amiss: string[]
}

/** One start of the program, up to its kill. */
interface Life {
  readonly session: Session
  /** The place of the last question that was seen. */
  seen: number
  unentered?: { readonly question: Question; readonly text: string }
}

/** One practice from its first question to its last in a home of its own, however often it is killed on the way. */
export class Journey {
  readonly #home: Home
  readonly #sitting: Sitting
  readonly #questions: readonly Question[]
  readonly #count: Count
  /** How many questions had a later one painted after them. */
  #acknowledged = 0

  private constructor(home: Home, sitting: Sitting, questions: readonly Question[], count: Count) {
    this.#home = home
    this.#sitting = sitting
    this.#questions = questions
    this.#count = count
  }

  /** What comes of it is added to `count`. */
  static async begin(home: Home, sitting: Sitting, count: Count): Promise<Journey> {
    return new Journey(home, sitting, await questionsOf(home, sitting.args, sitting.answers), count)
  }

  get isOver(): boolean {
    return entryIn(this.#home)?.state === 'finished'
  }

  /** Starts the program, goes on where it was killed before, and kills it a few questions later. */
  async oneLife(): Promise<void> {
    const begun = entryIn(this.#home) !== undefined
    const life: Life = { session: this.#home.open(this.#sitting.args), seen: -1 }
    try {
      if (begun) await goOn(life.session)
      await this.#answerSome(life)
    } catch (error) {
      this.#count.amiss.push(`${this.#sitting.name}: ${(error as Error).message}`)
    }
    if (await killed(life.session)) this.#count.kills += 1
    this.#lookAfter(life)
    await life.session.close()
  }

  /** Answers a few questions, and leaves off in the middle of one, just after it, or with something on the screen that is not entered. */
  async #answerSome(life: Life): Promise<void> {
    const from = this.#firstUnanswered()
    await this.#comeBackTo(from, life.session)
    if (from === this.#questions.length) return
    const to = Math.min(from + below(4), this.#questions.length - 1)
    for (const [place, question] of this.#questions.slice(from, to).entries()) {
      await asked(life.session, question)
      life.seen = from + place
      await this.#reply(question, life.session)
    }
    const last = this.#questions[to] as Question
    await asked(life.session, last)
    life.seen = to
    if (await this.#begin(last, life)) return
    const replying = this.#reply(last, life.session)
    if (below(2) === 0) await replying
    else replying.catch(() => {})
    await aMoment()
  }

  /**
   * Answers the private check, which is asked again as far as it is needed, up to the question where
   * the practice goes on, or to its end where all is answered.
   */
  async #comeBackTo(from: number, session: Session): Promise<void> {
    const asksWhoIsThere = ({ id }: Question) => id === 'alone'
    const before = this.#questions.slice(0, from)
    const check = before.filter((one) => isPrivate(one) || asksWhoIsThere(one))
    const goal = this.#questions[from]
    for (let left = goal ? [...check, goal] : check; ; ) {
      const next = await nextOf(left, session).catch((error) => {
        if (!this.isOver) throw error
      })
      if (!next || next === goal) return
      await reply(session, next, this.#sitting.answers[next.id])
      left = left.slice(left.indexOf(next) + 1)
    }
  }

  async #reply(question: Question, session: Session): Promise<void> {
    const begun = this.#begunText(question)
    if (begun !== '' && question.kind !== 'list') await session.see(drawn(begun))
    await reply(session, question, this.#leftToSay(question, begun))
  }

  /** Pastes half of what is left of a text, or enters one item of a list, now and then; says whether it did. */
  async #begin(question: Question, life: Life): Promise<boolean> {
    const begun = this.#begunText(question)
    const left = this.#leftToSay(question, begun)
    if (below(2) === 0) return false
    if (question.kind === 'list' && begun === '') return this.#enterOne(question, life)
    if (!isWriting(question.kind) || typeof left !== 'string') return false
    const half = left.slice(0, Math.ceil(left.length / 2)).trimEnd()
    if (half.trim() === '') return false
    life.session.paste(half)
    // The words alone may stand above, in an example or an earlier answer.
    await life.session.see(new RegExp(`${begins(question)}[^]*│ ${drawn(begun + half).source}`))
    life.unentered = { question, text: begun + half }
    this.#count.unentered += 1
    return true
  }

  /** Enters the first item of a list. */
  async #enterOne(question: Question, life: Life): Promise<boolean> {
    const [item] = this.#sitting.answers[question.id] as readonly string[]
    if (item === undefined) return false
    await typed(life.session, item)
    life.session.press('enter')
    await life.session.see(`1 ${item}`)
    life.unentered = { question, text: item }
    this.#count.unentered += 1
    return true
  }

  /** What stands unfinished in a question, as the journal has it. */
  #begunText({ id, kind }: Question): string {
    if (![...writing, 'list'].includes(kind) || entryIn(this.#home) === undefined) return ''
    const store = storeIn(this.#home, 'read')
    const drafts = store.entries.list({ state: 'draft' })
    const draft = drafts.find((one) => !holdsNothing(one, store.entries))
    const text = draft ? store.entries.typed(draft.id, id, '') : ''
    store.close()
    return text
  }

  /** An answer, without what stands there already; somebody who is known by now is only named. */
  #leftToSay({ id, kind }: Question, begun: string): unknown {
    const given = this.#sitting.answers[id]
    if (isWriting(kind) && typeof given === 'string') return given.slice(begun.length)
    if (kind === 'list' && begun !== '')
      return (given as readonly string[]).slice(begun.split('\n').length)
    if (kind !== 'person' || !existsSync(join(this.#home.journal, 'journal.db'))) return given
    const store = storeIn(this.#home, 'read')
    const [known] = store.people.list()
    store.close()
    return known ? known.name : given
  }

  #firstUnanswered(): number {
    const found = entryIn(this.#home)?.answers ?? {}
    const isLeft = (one: Question) => !isPrivate(one) && !Object.hasOwn(found, one.id)
    const first = this.#questions.findIndex(isLeft)
    return first < 0 ? this.#questions.length : first
  }

  /** Compares what was on the screen when the program was killed with what is in the journal. */
  #lookAfter({ session, seen, unentered }: Life): void {
    const entry = entryIn(this.#home)
    const next = this.#questions[seen + 1]
    const isNextOpen = next !== undefined && session.screen().includes(opening(next))
    const reached = entry?.state === 'finished' ? this.#questions.length : seen + +isNextOpen
    const fresh = this.#questions.slice(this.#acknowledged, reached)
    this.#count.acknowledged += fresh.filter((one) => !isPrivate(one)).length
    this.#acknowledged = Math.max(this.#acknowledged, reached)

    const isThere = (one: Question) =>
      isPrivate(one) || isAsGiven(one, this.#sitting.answers[one.id], entry?.answers[one.id])
    for (const one of this.#questions.slice(0, this.#acknowledged))
      if (!isThere(one)) this.#count.missing.push(`${this.#sitting.name}: ${one.id}`)
    if (unentered && this.#begunText(unentered.question) !== unentered.text)
      this.#count.missing.push(`${this.#sitting.name}: what stood in ${unentered.question.id}`)
  }
}

/** Kills the program, if it is still there; says whether it was. */
const killed = async (session: Session): Promise<boolean> => {
  try {
    session.kill('SIGKILL')
  } catch {
    // It has just ended by itself.
  }
  return (await session.ended()).signal === 'SIGKILL'
}

const writing: readonly string[] = ['line', 'write']

const isWriting = (kind: string): boolean => writing.includes(kind)

const isAsGiven = ({ kind }: Question, given: unknown, value: Value | undefined): boolean => {
  if (!isWriting(kind) || typeof given !== 'string') return value !== undefined
  return value?.kind === 'text' && value.text === given
}

/** How a question that stands open begins on the screen. */
const opening = ({ kind, text }: Question): string =>
  `${moving.includes(kind) ? '' : '○ '}${text.slice(0, 40)}`

/** The same as a pattern. */
const begins = (question: Question): string =>
  opening(question).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The one of these questions that is asked next. */
const nextOf = async (questions: readonly Question[], session: Session): Promise<Question> => {
  await session.see(new RegExp(questions.map(begins).join('|') || '(?!)'))
  const next = questions.find((one) => session.screen().includes(opening(one))) as Question
  await asked(session, next)
  return next
}

const below = (limit: number): number => Math.floor(Math.random() * limit)

/** A moment between the next turn of the event loop and a few milliseconds from now. */
const aMoment = async (): Promise<void> => {
  for (let turns = 2 ** (Math.random() * 12); turns > 0; turns -= 1) await setImmediate()
}
