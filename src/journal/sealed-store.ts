import { isWords, type Later } from '../flow/draft.ts'
import type { Day } from '../time/day.ts'
import { emptyStore } from './empty-store.ts'
import type { Answer, Link, Person, Relation } from './entry.ts'
import { isHeadless } from './headless.ts'
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
  | {
      readonly does: 'forget'
      readonly entry: string
      readonly steps: readonly string[]
      readonly item?: string
    }
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

/**
 * What writing without reading needs: ids for entries, and where notes are sealed together. They are on disk
 * when the call returns; what is returned takes them away, once something later has made them needless.
 */
export interface Sealing {
  readonly seal: (notes: readonly Note[]) => () => void
  readonly newId: () => string
}

/**
 * A journal that is shut: what is given is kept and nothing can be read, so it looks like the journal of
 * somebody who has none yet. People are known by what was said of them in this sitting.
 */
export const sealedStore = ({ seal: sealTogether, newId }: Sealing): Store => {
  const people: Person[] = []
  let passedOver: readonly Note[] = []
  const typed = new Map<string, () => void>()
  /** What is done together so far: it is sealed in one file, so all of it is kept or none. */
  let together: Note[] | undefined
  const seal = (note: Note): (() => void) => {
    const notes = [...passedOver, note]
    const takeAway = together ? nothing : sealTogether(notes)
    together?.push(...notes)
    passedOver = []
    return takeAway
  }
  const doTogether = <Result>(work: () => Result): Result => {
    if (together) return work()
    const before = passedOver
    const gathered: Note[] = []
    together = gathered
    try {
      const result = work()
      if (gathered.length > 0) sealTogether(gathered)
      return result
    } catch (error) {
      passedOver = before
      throw error
    } finally {
      together = undefined
    }
  }

  /** Of what stands in an unfinished answer only the latest is needed, and nothing once it is answered. */
  const instead = (place: string, note: Note): void => {
    const takeAway = seal(note)
    // Not yet on disk, it takes nothing away: the later note wins when they are joined.
    if (!together) typed.get(place)?.()
    if (note.does === 'typing') typed.set(place, takeAway)
    else typed.delete(place)
  }
  /** One line saved at once passes over a dozen questions: what holds no words waits for the next that does. */
  const keep = (entry: string, answer: Answer): void => {
    const place = placeOf(entry, answer.step, answer.item)
    const note: Note = { does: 'keep', entry, answer }
    if (answer.value.kind === 'skipped' && !typed.has(place)) passedOver = [...passedOver, note]
    else instead(place, note)
  }
  return {
    ...emptyStore,
    together: doTogether,
    entries: {
      ...emptyStore.entries,
      begin(beginning) {
        const id = newId()
        seal({ does: 'begin', beginning: { ...beginning, id } })
        return id
      },
      keep,
      typing: (entry, step, item, text) =>
        instead(placeOf(entry, step, item), { does: 'typing', entry, step, item, text }),
      typedUnder: (entry) =>
        [...typed.keys()].flatMap((place) => {
          const [of, , item = ''] = JSON.parse(place) as readonly string[]
          return of === entry ? [item] : []
        }),
      forget: (entry, steps, item) =>
        void seal({ does: 'forget', entry, steps, ...(item !== undefined && { item }) }),
      about: (entry, person) => void seal({ does: 'about', entry, person }),
      finish: (entry, laters) => void seal({ does: 'finish', entry, laters }),
      remove: (...entries) => {
        for (const entry of entries) seal({ does: 'remove', entry })
      },
      link: (link) => void seal({ does: 'link', link }),
    },
    people: {
      ...emptyStore.people,
      list: () => people,
      add(name, relation) {
        const person = { id: sealedId({ name, relation }), name, relation, gatePassed: null }
        people.push(person)
        return person
      },
      gatePassed: (id, on) => void seal({ does: 'gate', id, on }),
    },
    marks: {
      get: () => undefined,
      set: (name, value) => void seal({ does: 'mark', name, value }),
    },
  }
}

const nothing = (): void => {}

const placeOf = (...words: readonly string[]): string => JSON.stringify(words)

/**
 * Does to an open journal what the notes say, in order, and returns how many entries that began; all of it is
 * kept, or none. A person named in them is the one of that name, or a new one.
 */
export const replay = (notes: readonly Note[], store: Store): number => {
  let begun = 0
  for (const note of notes) {
    // Its beginning was given up, and turned up after all.
    if (note.does === 'begin' && store.entries.get(note.beginning.id)) continue
    act(note, store, (id) => personIn(store, id))
    if (note.does === 'begin') begun += 1
  }
  return begun
}

/** The entries that were gone through to their end. */
export const finishedBy = (notes: readonly Note[]): ReadonlySet<string> =>
  new Set(notes.flatMap((note) => (note.does === 'finish' ? [note.entry] : [])))

/** The entries that were thrown away again. */
export const removedBy = (notes: readonly Note[]): ReadonlySet<string> =>
  new Set(notes.flatMap((note) => (note.does === 'remove' ? [note.entry] : [])))

/** The entry a note is about. */
export const entryOf = (note: Note): string | undefined => {
  if (note.does === 'begin') return note.beginning.id
  if (note.does === 'link') return note.link.from
  return 'entry' in note ? note.entry : undefined
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
      type(note, entries)
      break
    case 'forget':
      entries.forget(note.entry, note.steps, note.item)
      break
    case 'about':
      entries.about(note.entry, note.person === null ? null : person(note.person))
      break
    case 'finish':
      finish(note, entries)
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

/** Nobody can go on with an entry whose beginning is lost: what was being typed there is all that was said. */
const type = (
  { entry, step, item, text }: Note & { does: 'typing' },
  entries: Store['entries'],
) => {
  const there = entries.get(entry)
  if (there && isHeadless(there) && isWords(item) && text !== '')
    entries.keep(entry, { step, item, tracks: '', value: { kind: 'text', text } })
  else entries.typing(entry, step, item, text)
}

/** What was to come back of such an entry comes too late to, once it is kept as done; what it is about is kept. */
const finish = ({ entry, laters }: Note & { does: 'finish' }, entries: Store['entries']) => {
  const there = entries.get(entry)
  const isDone = there && isHeadless(there) && there.state === 'finished'
  for (const [place, { flow, about }] of (isDone ? laters : []).entries())
    if (about)
      type({ does: 'typing', entry, step: flow, item: `${place + 1}`, text: about }, entries)
  entries.finish(entry, laters)
}
