import assert from 'node:assert/strict'
import fc from 'fast-check'
import { changeAnswer, changeTexts } from '../../src/commands/edit/entry.ts'
import { importJournal } from '../../src/commands/import.ts'
import { readJournal } from '../../src/exchange/read-json.ts'
import { writeJournal } from '../../src/exchange/write-json.ts'
import type { Contents } from '../../src/journal/contents.ts'
import { answer, text } from '../adapters/sqlite/samples.ts'
import { evening } from '../commands/sample-journal.ts'
import { journals } from '../exchange/journals.ts'
import { wholeHostile } from '../support/hostile.ts'
import { deskOf, emptyJournal } from './desk.ts'
import { type Kind, kind } from './kind.ts'
import { changedJson, changedTexts, typedLike } from './mutations.ts'

const alex = {
  id: '0192f0c1-0000-7000-8000-000000000900',
  name: 'Alex',
  relation: 'partner',
  gatePassed: null,
} as const

const entry = evening(1, '2026-11-18', '', {
  person: alex.id,
  answers: [
    answer('pleasantness', { kind: 'scale', number: 3 }),
    answer('feelings', { kind: 'words', words: ['sad', 'tired'] }),
    answer('moment', text('Dinner went quiet.\n\nI left. ')),
    answer('risk', { kind: 'choice', text: 'alarm' }),
    answer('glad-of', { kind: 'skipped' }),
    answer('no-more', text('from an older script')),
  ],
})
const some: Contents = {
  people: [alex],
  entries: [entry],
  typing: [],
  followUps: [],
  links: [],
  tombstones: [],
}

/** A journal with one evening in it. */
const oneEvening = () => {
  const store = emptyJournal()
  store.takeIn(some)
  return store
}

/** What was taken in is in the journal: every entry with its answers, and nothing is cut or changed. */
const expectKept = (contents: Contents, kept: Contents): void => {
  const byId = new Map(kept.entries.map((one) => [one.id, one]))
  const asKept = (one: Contents['entries'][number] | undefined) =>
    JSON.stringify([
      one?.flow,
      one?.instant,
      one?.day,
      one?.answers.filter(({ value }) => value.kind !== 'person'),
    ])
  for (const one of contents.entries) assert.equal(asKept(byId.get(one.id)), asKept(one))
  assert.equal(kept.followUps.length, contents.followUps.length)
  assert.equal(readJournal(writeJournal(kept)).entries.length, contents.entries.length)
}

/** Some of the answers of an entry, and words for them that fit or not. */
const given = [
  ...['9', '11', '-1', '7.5', 'calm, close', '["a", "b"]', '{}', 'alarm', ''],
  'two\nlines',
]

/** What comes into a journal from outside: an export, the form in an editor, one answer. */
export const journalKinds: readonly Kind[] = [
  kind('import', 60, () => {
    const desk = deskOf(emptyJournal)
    const sources = fc.sample(journals, { numRuns: 100, seed: 20261122 }).map(writeJournal)
    return {
      inputs: changedJson(sources),
      stored: desk.stored,
      give: async (source) => {
        desk.willRead(source)
        await importJournal.run(desk.house, ['-'], {})
        expectKept(readJournal(source), desk.store().contents())
        desk.anew()
      },
      end: desk.end,
    }
  }),
  kind('edit form', 60, () => {
    const desk = deskOf(oneEvening)
    let form = ''
    desk.willSave((written) => {
      form = written
      return written
    })
    changeTexts(entry, desk.house)
    let changed = 0
    return {
      inputs: changedTexts([form], ['== 1.', '== 2. x', '== 9.', '=', '====']),
      stored: desk.stored,
      give: async (saved) => {
        desk.willSave(() => saved)
        const present = desk.store().entries.get(entry.id)
        assert.ok(present)
        changed += await changeTexts(present, desk.house)
        if (changed > 40) {
          changed = 0
          desk.anew()
        }
      },
      end: desk.end,
    }
  }),
  kind('one answer', 40, () => {
    const desk = deskOf(oneEvening)
    const steps = entry.answers.map(({ step }) => step)
    let changed = 0
    return {
      inputs: fc.tuple(
        fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...steps) }, typedLike(steps)),
        fc.oneof(typedLike(given), fc.constantFrom(...wholeHostile)),
      ),
      stored: desk.stored,
      give: ([step, typed]) => {
        const present = desk.store().entries.get(entry.id)
        assert.ok(present)
        changed += changeAnswer(present, step, typed, desk.house)
        if (changed > 40) {
          changed = 0
          desk.anew()
        }
      },
      end: desk.end,
    }
  }),
]
