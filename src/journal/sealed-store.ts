import type { Later } from '../flow/draft.ts'
import type { Day } from '../time/day.ts'
import { emptyStore } from './empty-store.ts'
import type { Answer, Link, Person, Relation } from './entry.ts'
import type { Beginning, Store } from './store.ts'

/** One thing done to a journal that is shut, as it is sealed; to be done to the journal itself once it is open. */
export type Note =
  | { readonly does: 'gate'; readonly id: string; readonly on: Day | null }
  | { readonly does: 'begin'; readonly beginning: Beginning & { readonly id: string } }
  | { readonly does: 'keep'; readonly entry: string; readonly answer: Answer }
  | {
      readonly does: 'typing'
      readonly entry: string
      readonly step: string
      readonly item: string
      readonly text: string
    }
  | { readonly does: 'forget'; readonly entry: string; readonly steps: readonly string[] }
  | { readonly does: 'about'; readonly entry: string; readonly person: string | null }
  | { readonly does: 'finish'; readonly entry: string; readonly laters: readonly Later[] }
  | { readonly does: 'remove'; readonly entry: string }
  | { readonly does: 'link'; readonly link: Link }
  | { readonly does: 'mark'; readonly name: string; readonly value: string }

const deeds: ReadonlySet<unknown> = new Set<Note['does']>([
  ...(['gate', 'begin', 'keep', 'typing', 'forget', 'about', 'finish', 'remove'] as const),
  ...(['link', 'mark'] as const),
])

/** Whether something sealed is a note of a kind that is known here. */
export const isNote = (raw: unknown): raw is Note =>
  typeof raw === 'object' && raw !== null && 'does' in raw && deeds.has(raw.does)

/** Somebody who cannot be looked up: their id is what was said of them, so that each note stands by itself. */
type Told = Pick<Person, 'name' | 'relation'>
const told = 'told:'
const sealedId = ({ name, relation }: Told): string => told + JSON.stringify([relation, name])
const toldIn = (id: string): Told => {
  const [relation, name] = JSON.parse(id.slice(told.length)) as [Relation, string]
  return { name, relation }
}

/** What writing without reading needs: where a note is sealed, on disk when the call returns, and ids for entries. */
export interface Sealing {
  readonly seal: (note: Note) => void
  readonly newId: () => string
}

/**
 * A journal that is shut: what is given is kept and nothing can be read, so it looks like the journal of
 * somebody who has none yet. People are known by what was said of them in this sitting.
 */
export const sealedStore = ({ seal, newId }: Sealing): Store => {
  const people: Person[] = []
  return {
    ...emptyStore,
    entries: {
      ...emptyStore.entries,
      begin(beginning) {
        const id = newId()
        seal({ does: 'begin', beginning: { ...beginning, id } })
        return id
      },
      keep: (entry, answer) => seal({ does: 'keep', entry, answer }),
      typing: (entry, step, item, text) => seal({ does: 'typing', entry, step, item, text }),
      forget: (entry, steps) => seal({ does: 'forget', entry, steps }),
      about: (entry, person) => seal({ does: 'about', entry, person }),
      finish: (entry, laters) => seal({ does: 'finish', entry, laters }),
      remove: (...entries) => {
        for (const entry of entries) seal({ does: 'remove', entry })
      },
      link: (link) => seal({ does: 'link', link }),
    },
    people: {
      ...emptyStore.people,
      list: () => people,
      add(name, relation) {
        const person = { id: sealedId({ name, relation }), name, relation, gatePassed: null }
        people.push(person)
        return person
      },
      gatePassed: (id, on) => seal({ does: 'gate', id, on }),
    },
    marks: {
      get: () => undefined,
      set: (name, value) => seal({ does: 'mark', name, value }),
    },
  }
}

/**
 * Does to an open journal what the notes say, from the one numbered `from` on; all of it is kept, or none.
 * A person named in them is the one of that name, or a new one. Returns the entries that are to be removed
 * again afterwards: a removal cannot be part of the whole.
 */
export const replay = (notes: readonly Note[], from: number, store: Store): readonly string[] => {
  const removed = new Set(notes.flatMap((note) => (note.does === 'remove' ? [note.entry] : [])))
  for (const note of notes.slice(from))
    if (!removed.has(entryOf(note) ?? '') && !isOfDeleted(note, store))
      act(note, store, (id) => personIn(store, id))
  return [...removed].filter((id) => store.entries.get(id) !== undefined)
}

const entryOf = (note: Note): string | undefined => {
  if (note.does === 'begin') return note.beginning.id
  if (note.does === 'link') return note.link.from
  return 'entry' in note ? note.entry : undefined
}

/** The entry was deleted for good in the opened journal, and the sitting that began it went on. */
const isOfDeleted = (note: Note, { entries }: Store): boolean => {
  const entry = note.does === 'begin' ? undefined : entryOf(note)
  return entry !== undefined && entries.get(entry) === undefined
}

const personIn = ({ people }: Store, id: string): string => {
  if (!id.startsWith(told)) return id
  const { name, relation } = toldIn(id)
  const found = people
    .list()
    .find((one) => one.name.localeCompare(name, 'en', { sensitivity: 'base' }) === 0)
  return (found ?? people.add(name, relation)).id
}

const act = (note: Note, { entries, people, marks }: Store, person: (id: string) => string) => {
  switch (note.does) {
    case 'begin': {
      const { person: about } = note.beginning
      entries.begin({ ...note.beginning, person: about === null ? null : person(about) })
      break
    }
    case 'keep': {
      const { value } = note.answer
      const mended = value.kind === 'person' ? { ...value, text: person(value.text) } : value
      entries.keep(note.entry, { ...note.answer, value: mended })
      break
    }
    case 'typing':
      entries.typing(note.entry, note.step, note.item, note.text)
      break
    case 'forget':
      entries.forget(note.entry, note.steps)
      break
    case 'about':
      entries.about(note.entry, note.person === null ? null : person(note.person))
      break
    case 'finish':
      entries.finish(note.entry, note.laters)
      break
    case 'link':
      if (entries.get(note.link.to) !== undefined) entries.link(note.link)
      break
    case 'gate':
      people.gatePassed(person(note.id), note.on)
      break
    case 'mark':
      marks.set(note.name, note.value)
      break
    case 'remove':
      break
  }
}
