// Writes entries without end, or so many, and prints a line for each call that has returned.
import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { openStore } from '../../../src/adapters/sqlite/store/store.ts'
import { answer, beginning, text } from './samples.ts'

const [, , path = '', name = '', entries = 'Infinity'] = process.argv

const acknowledge = (call: string, entry = '', step = '', words = ''): void => {
  writeSync(1, `${JSON.stringify({ call, entry, step, words })}\n`)
}

const store = () =>
  openStore({
    path,
    mode: 'write',
    device: name,
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    // Nobody types as fast as this: whoever is unlucky has to wait for many others.
    patience: 60_000,
  })

const write = (): void => {
  // Whoever is killed keeps nothing at the end.
  flushCompileCache()
  acknowledge('opening')
  const journal = store()
  acknowledge('opened')
  for (let count = 0; count < Number(entries); count++) {
    const { id: person } = journal.people.add(`${name} ${count}`, 'friend')
    const entry = journal.entries.begin(beginning({ person }))
    acknowledge('begin', entry)
    for (const step of ['happened', 'feelings', 'needed']) {
      const words = `${name} ${count} ${step} ${'and so on '.repeat(count % 50)}`
      journal.entries.typing(entry, step, '', words)
      acknowledge('typing', entry, step, words)
      journal.entries.keep(entry, answer(step, text(words)))
      acknowledge('keep', entry, step, words)
    }
    journal.entries.finish(entry, [{ flow: 'promise', due: null, about: `${name} ${count}` }])
    acknowledge('finish', entry, '', `${name} ${count}`)
  }
  journal.close()
}

write()
