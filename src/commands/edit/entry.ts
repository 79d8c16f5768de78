import { isDeepStrictEqual } from 'node:util'
import { exitCode, Problem } from '../../errors.ts'
import { readForm, writeForm } from '../../exchange/form.ts'
import type { Answer, Entry } from '../../journal/entry.ts'
import { questionAsked } from '../../journal/titles.ts'
import { sayMoment } from '../../time/moment.ts'
import type { House } from '../house.ts'
import { sayingOf } from '../present.ts'
import { answerAgain, answerNamed, isWritten, rawFrom, textOf } from './answers.ts'

/** Changes the answer to one step to what was typed; returns how many were changed. Throws a Problem. */
export const changeAnswer = (entry: Entry, step: string, typed: string, house: House): number => {
  const answer = answerNamed(entry, step)
  return keep(entry, [answerAgain(entry, answer, (kind) => rawFrom(typed, kind), house)], house)
}

/**
 * Opens the texts of an entry as one form in the person's editor; returns how many were changed. What comes
 * back is checked as a whole before any of it is kept. Throws a Problem.
 */
export const changeTexts = (entry: Entry, house: House): Promise<number> => {
  const flow = house.scripts().flows[entry.flow]
  const saying = sayingOf(house)
  const answers = entry.answers.filter((answer) => isWritten(entry, answer, house))
  if (answers.length === 0) throw nothingWritten()
  const title = `${flow?.title ?? entry.flow} · ${sayMoment(entry)}`
  const fields = answers.map((answer) => ({
    question: questionAsked(entry, answer, flow, saying),
    text: textOf(answer),
  }))
  const take = (saved: string): number => {
    const texts = readForm(saved, title, fields)
    const changed = answers.flatMap((answer, index) => {
      const text = texts[index] ?? ''
      if (text === fields[index]?.text) return []
      const raw = (kind: string) => (kind === 'list' ? text.split('\n') : text || undefined)
      return answerAgain(entry, answer, raw, house)
    })
    return keep(entry, changed, house)
  }
  return house.editor(writeForm(title, fields), take, '--step STEP --answer TEXT')
}

/** Keeps the answers that are others than before, and returns how many. */
const keep = (entry: Entry, answers: readonly Answer[], house: House): number => {
  const changed = answers.filter((answer) => !isDeepStrictEqual(answer, before(entry, answer)))
  const { entries } = house.journal.open('write')
  for (const answer of changed) {
    entries.keep(entry.id, answer)
    if (answer.value.kind === 'person') entries.about(entry.id, answer.value.text)
  }
  return changed.length
}

const before = (entry: Entry, { step, item }: Answer): Answer | undefined =>
  entry.answers.find((one) => one.step === step && one.item === item)

const nothingWritten = (): Problem =>
  new Problem('There is no text in this entry to change.', {
    why: 'Its answers are numbers and choices.',
    next: 'Change one of them: --step STEP --answer TEXT',
    code: exitCode.usage,
  })
