import { entryOf, type Note, removedBy, replay } from './sealed-store.ts'
import type { Store } from './store.ts'

/** A file of notes that were sealed together while the journal was shut; names are in the order of sealing. */
export interface SealedFile {
  readonly name: string
  /** What is in it; undefined when none of these age identities opens it, or it is damaged. */
  open(identities: readonly string[]): string | undefined
  isThere(): boolean
  remove(): void
}

/** What joining brought about: entries that are in the journal now, and files that stay because they could not be read. */
export interface Joined {
  readonly entries: number
  readonly left: readonly string[]
}

/** The mark with the age identities of earlier locks. */
export const earlierIdentitiesMark = 'seal identities'

/** The identities in such a mark. */
export const earlierIdentitiesIn = (mark: string | undefined): readonly string[] =>
  JSON.parse(mark ?? '[]') as string[]

/** The mark with the names of files whose notes are in the journal already, until the files are gone. */
const joinedMark = 'sealed notes joined'

interface Opened {
  readonly file: SealedFile
  readonly notes: readonly Note[]
}

/**
 * Does in an opened journal what was sealed while it was shut, in order, each note once, however
 * often this is interrupted and however many windows are at it. Their files are then removed.
 */
export const joinSealedNotes = (
  store: Store,
  list: () => readonly SealedFile[],
  identity: string | undefined,
): Joined => {
  const earlier = earlierIdentitiesIn(store.marks.get(earlierIdentitiesMark))
  const identities = [...(identity === undefined ? [] : [identity]), ...earlier]
  const files = list().toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const opened = wholeOnes(
    files.flatMap((file) => openedWith(identities, file) ?? []),
    store,
  )
  const all = notesIn(opened)
  // A removal cannot be part of the whole; done first, it is simply done again after an interruption.
  const thrownAway = [...removedBy(all)].filter((id) => store.entries.get(id) !== undefined)
  if (thrownAway.length > 0) store.entries.remove(...thrownAway)
  const fresh = store.together(() => keepFresh(opened, store))
  for (const { file } of opened) file.remove()
  store.together(() => forgetMissing(list(), store))
  const read = new Set(opened.map(({ file }) => file))
  return {
    entries: notesIn(fresh).filter(({ does }) => does === 'begin').length,
    left: files.filter((file) => !read.has(file)).map(({ name }) => name),
  }
}

const openedWith = (identities: readonly string[], file: SealedFile): Opened | undefined => {
  const text = file.open(identities)
  const notes = text === undefined ? undefined : notesOf(text)
  return notes && { file, notes }
}

/** Anybody can seal something to the journal; what is no note of ours is left alone. */
const notesOf = (text: string): readonly Note[] | undefined => {
  try {
    const raw: unknown = JSON.parse(text)
    return Array.isArray(raw) && raw.every((one) => typeof one?.does === 'string') ? raw : undefined
  } catch {
    return undefined
  }
}

const notesIn = (opened: readonly Opened[]): readonly Note[] => opened.flatMap(({ notes }) => notes)

/** Without those of an entry whose beginning is missing: they wait until it is found. */
const wholeOnes = (opened: readonly Opened[], { entries }: Store): readonly Opened[] => {
  const all = notesIn(opened)
  const begun = all.flatMap((note) => (note.does === 'begin' ? [note.beginning.id] : []))
  const known = new Set<string | undefined>([undefined, ...begun, ...removedBy(all)])
  const isKnown = (id: string | undefined): boolean =>
    known.has(id) || entries.get(id ?? '') !== undefined
  return opened.filter(({ notes }) => notes.every((note) => isKnown(entryOf(note))))
}

const joinedIn = ({ marks }: Store): readonly string[] =>
  JSON.parse(marks.get(joinedMark) ?? '[]') as string[]

/** Another window may have joined some meanwhile: those are in the mark, or their files are gone. */
const keepFresh = (opened: readonly Opened[], store: Store): readonly Opened[] => {
  const joined = joinedIn(store)
  const fresh = opened.filter(({ file }) => !joined.includes(file.name) && file.isThere())
  replay(notesIn(fresh), store)
  const names = fresh.map(({ file }) => file.name)
  if (names.length > 0) store.marks.set(joinedMark, JSON.stringify([...joined, ...names]))
  return fresh
}

/** A file that is gone cannot be joined again. */
const forgetMissing = (there: readonly SealedFile[], store: Store): void => {
  const joined = joinedIn(store)
  const left = joined.filter((name) => there.some((file) => file.name === name))
  if (left.length < joined.length) store.marks.set(joinedMark, JSON.stringify(left))
}
