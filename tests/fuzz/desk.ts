import { compileFolder } from '../../src/adapters/files/compiled.ts'
import { openStore } from '../../src/adapters/sqlite/store/store.ts'
import type { House } from '../../src/commands/house.ts'
import { libraryOf } from '../../src/main/library.ts'
import { known, type Settings } from '../../src/settings/settings.ts'
import { openingOf } from '../adapters/sqlite/journal-folder.ts'

/** The prompts folder as the program has it at hand. */
export const compiled = compileFolder('prompts')
const { scripts } = compiled

const usual = Object.fromEntries(Object.entries(known).map(([name, one]) => [name, one.usual]))
export const usualSettings = { ...usual, breathing: {} } as unknown as Settings

export const libraryWith = (settings: Settings) =>
  libraryOf(
    compiled,
    () => scripts,
    settings,
    async () => ({}),
  )

const library = libraryWith(usualSettings)

/** A journal in memory, with a few things in it, that begins anew now and then. */
export const emptyJournal = () => openStore(openingOf(':memory:'))

/** The house as a command sees it: the journal in memory, what is read and what is saved given from outside. */
export const deskOf = (begin: () => ReturnType<typeof emptyJournal>) => {
  let store = begin()
  let read = ''
  let saved = (text: string) => text
  const house = {
    clock: {
      now: () => new Date('2026-11-22T20:30:00Z'),
      here: (at: Date) => ({ instant: at.toISOString(), offset: 0, zone: 'UTC' }),
    },
    setup: { settings: usualSettings, origins: {} },
    scripts: () => scripts,
    library: () => library,
    screen: {
      data: () => {},
      text: () => {},
      records: () => {},
      say: () => {},
      handOver: () => {},
      fit: (line: string) => line,
      columns: 80,
    },
    journal: { exists: () => true, open: () => store },
    backups: { make: () => {} },
    files: { read: async () => read },
    editor: async (text: string, take: (saved: string) => unknown) => take(saved(text)),
  } as unknown as House
  return {
    house,
    store: () => store,
    stored: () => JSON.stringify(store.contents()),
    willRead: (text: string) => {
      read = text
    },
    willSave: (save: (text: string) => string) => {
      saved = save
    },
    anew: () => {
      store.close()
      store = begin()
    },
    end: () => store.close(),
  }
}
