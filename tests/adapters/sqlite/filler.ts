// Opens a journal, keeps so many pages or as many as the disk takes, and prints how that went as JSON.
import { randomBytes } from 'node:crypto'
import { openStore } from '../../../src/adapters/sqlite/store/store.ts'
import { isProblem } from '../../../src/errors.ts'
import type { Store } from '../../../src/journal/store.ts'
import { answer, beginning, text } from './samples.ts'

const [, , path = '', pages = '0', mode = 'write'] = process.argv

const telling = (work: () => object, more: () => object): object => {
  try {
    return work()
  } catch (error) {
    if (!isProblem(error)) throw error
    return { told: [error.message, error.why, error.next], code: error.code, ...more() }
  }
}

const fill = (store: Store): object => {
  const kept: string[] = []
  const allThere = (): boolean => {
    const [entry] = store.entries.list({ newest: 1 })
    const there = entry?.answers.map(({ value }) => (value.kind === 'text' ? value.text : ''))
    return JSON.stringify(there ?? []) === JSON.stringify(kept)
  }
  const keepAll = (): object => {
    const id = store.entries.begin(beginning())
    for (let page = 0; page < Number(pages); page++) {
      const words = `page ${page} ${randomBytes(500).toString('hex')}`
      store.entries.keep(id, answer(`page ${page}`, text(words)))
      kept.push(words)
    }
    return { kept: kept.length }
  }
  return telling(keepAll, () => ({ kept: kept.length, allThere: allThere() }))
}

const outcome = telling(
  () => {
    const store = openStore({
      path,
      mode: mode === 'read' ? 'read' : 'write',
      device: 'filler',
      now: () => new Date(),
      random: (bytes) => randomBytes(bytes),
    })
    return mode === 'read' ? { entries: store.entries.list({}).length } : fill(store)
  },
  () => ({ kept: 0 }),
)

process.stdout.write(JSON.stringify(outcome))
