import { isDeepStrictEqual } from 'node:util'
import { exitCode, Problem } from '../errors.ts'
import { readForm, writeForm } from '../exchange/form.ts'
import type { Answer, Entry } from '../journal/entry.ts'
import { questionAsked } from '../journal/titles.ts'
import { sayMoment } from '../time/moment.ts'
import { type Command, textFlag } from './command.ts'
import { answerAgain, answerNamed, isWritten, rawFrom, textOf } from './edit-answers.ts'
import { asRecord } from './entry-record.ts'
import type { House } from './house.ts'
import { entryNamed } from './show.ts'
import { sayingOf } from './surroundings.ts'

/** Changes what an entry says: its texts in the person's own editor, or one answer with `--step`. */
export const edit: Command = {
  name: 'edit',
  group: 'Your journal',
  about: 'change the words of an entry in your editor',
  takes: '<id>',
  options: [
    ['--step <step>', 'change this one answer; the steps are in show --json'],
    ['--answer <text>', 'what it becomes: a text, a number, "a, b" or JSON; "" is skipped'],
  ],
  more: [
    'capacity edit 1f3c9a02',
    'capacity edit 1f3c9a02 --step moment --answer "Dinner went quiet."',
    '',
    'Your editor is $VISUAL or $EDITOR. Earlier versions stay until the entry is deleted.',
  ].join('\n'),
  run: async (house, [id = ''], flags) => {
    const entry = entryNamed(id, house)
    const [step, typed] = [textFlag(flags, 'step'), textFlag(flags, 'answer')]
    if ((step === undefined) !== (typed === undefined)) throw halfGiven()
    const changed =
      step === undefined || typed === undefined
        ? await inEditor(entry, house)
        : keep(entry, [answerTo(entry, step, typed, house)], house)
    const after = house.journal.open('read').entries.get(entry.id) ?? entry
    if (flags.json) return house.screen.records({ entries: [asRecord(after, house)] })
    house.screen.say(changed === 0 ? 'Nothing was changed.' : `Changed, and kept: ${entry.id}`)
  },
}

const answerTo = (entry: Entry, step: string, typed: string, house: House): Answer => {
  const answer = answerNamed(entry, step)
  return answerAgain(entry, answer, (kind) => rawFrom(typed, kind), house)
}

/** The texts of an entry as one form; what comes back is checked as a whole before any of it is kept. */
const inEditor = (entry: Entry, house: House): Promise<number> => {
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

const halfGiven = (): Problem =>
  new Problem('--step and --answer belong together.', {
    why: 'One says which answer, the other what it becomes.',
    next: 'Give both, or neither to open your editor.',
    code: exitCode.usage,
  })

const nothingWritten = (): Problem =>
  new Problem('There is no text in this entry to change.', {
    why: 'Its answers are numbers and choices.',
    next: 'Change one of them: --step STEP --answer TEXT',
    code: exitCode.usage,
  })
