import { join } from 'node:path'
import { expect, test } from 'vitest'
import { acknowledgedBy, expectAllThere } from './acknowledged.ts'
import { newFolder, newStore } from './journal-folder.ts'

const writers = Number(process.env.CAPACITY_WRITERS ?? 8)
const entriesEach = 12

test(`${writers} processes that make one journal and write to it together lose and mix nothing`, async () => {
  const path = join(newFolder(), 'data', 'journal.db')
  const names = Array.from({ length: writers }, (_, n) => `writer-${n}`)
  const all = await Promise.all(
    names.map((name) => acknowledgedBy([path, name, String(entriesEach)])),
  )
  const { store } = newStore(path)
  for (const acknowledged of all) {
    expect(acknowledged.at(-1)?.call).toBe('finish')
    expectAllThere(store, acknowledged)
  }
  const entries = store.entries.list({})
  expect(entries).toHaveLength(writers * entriesEach)
  for (const { answers } of entries) {
    const [first] = answers.map(({ value }) => ('text' in value ? value.text.split(' ') : []))
    const mine = `${first?.[0]} ${first?.[1]}`
    expect(
      answers.map(
        ({ step, value }) => 'text' in value && value.text.startsWith(`${mine} ${step} `),
      ),
    ).toEqual([true, true, true])
  }
  expect(store.people.list()).toHaveLength(writers * entriesEach)
  expect(store.followUps.list()).toHaveLength(writers * entriesEach)
  expect(store.entries.search(['writer', '0', 'needed'])).not.toEqual([])
}, 120_000)
