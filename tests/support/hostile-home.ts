import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { writeJournal } from '../../src/exchange/write-json.ts'
import { addDays, asDay } from '../../src/time/day.ts'
import { hostileJournal } from '../report/reports.ts'
import { newHome } from './home.ts'
import { wholeHostile } from './hostile.ts'
import { generateJournal } from './journal-generator.ts'

/** All of the kinds there are in few signs, for what is kept short: names, settings, files. */
export const sharp =
  'x\u001b[2J\u001b]0;owned\u0007\u009b31m\u001bP1$r\u001b\\\u202ey\u2066\u200f\u2028\u{e0041}\ufeff\r\u0085z'

/** Every hostile text in a row, but for the endless one, and braces, which a script would take for a quotation. */
const everything = wholeHostile
  .filter((text) => text.length < 1000 && !/[{}\0]/.test(text))
  .join(' ')

/** A script of one's own in which everything is hostile that can be said; JSON is YAML, too. */
const script = {
  name: 'tea',
  title: everything,
  for: everything,
  takes: sharp,
  group: 'Practise',
  about: 'somebody',
  switches: { slow: everything },
  closing: everything,
  evidence: { strength: 'tradition', source: everything },
  steps: [
    { say: everything },
    { line: everything, id: 'cup', hint: everything },
    { choose: everything, id: 'which', options: [{ a: everything }, { b: sharp }] },
    { 'choose-several': everything, id: 'needs', words: 'needs' },
    { write: everything, id: 'long' },
    { later: 'promise', due: 'next start', about: everything },
  ],
}

const words = { title: everything, groups: [{ name: sharp, words: wholeHostile.map(lineOf) }] }

function lineOf(text: string): string {
  return text.trim() === '' ? 'blank' : text
}

/** A person who wrote nothing but attacks, wherever something can be written: journal, scripts, words, settings. */
export const hostileHome = async () => {
  const home = newHome()
  const { journal, folder } = home
  const today = asDay(new Date().toISOString().slice(0, 10))
  const from = addDays(today, -21)
  const lived = generateJournal({ seed: 7, from, days: 21, people: 3, walks: true })
  const { people, entries, followUps, links } = hostileJournal(lived, wholeHostile)
  const [draft] = entries
  const typing = draft ? [{ entry: draft.id, step: 'moment', item: '', text: everything }] : []
  const drafts = entries.map((one) => (one === draft ? { ...one, state: 'draft' as const } : one))
  const contents = { people, entries: drafts, followUps, links, typing, tombstones: [] }
  for (const place of ['prompts/words', 'prompts/follow-ups'])
    mkdirSync(join(journal, place), { recursive: true })
  const files: Record<string, unknown> = {
    'prompts/tea.yaml': script,
    'prompts/words/needs.yaml': words,
    [`prompts/${sharp}.yaml`]: { ...script, title: undefined },
    'prompts/broken.yaml': { ...script, name: 'broken', [everything]: everything },
    'support-plan.yaml': { people: [everything], places: [sharp], steps: wholeHostile },
    'config.yaml': { person: sharp, region: sharp, breathing: { [sharp]: 'in 4, out 6' } },
  }
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(journal, name), JSON.stringify(content))
  writeFileSync(join(folder, `${sharp}.json`), writeJournal(contents))
  const { code, stderr } = await home.run(['import', `${sharp}.json`])
  expect({ code, stderr }).toMatchObject({ code: 0 })
  const ids = entries.map(({ id }) => id)
  return { ...home, home, ids, followUpIds: followUps.map(({ id }) => id) }
}
