import { isProblem } from '../errors.ts'
import { entryOf, isNote, type Note, removedBy, replay } from './sealed-store.ts'
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
  const opened = files.flatMap((file) => openedWith(identities, file) ?? [])
  const thrownAway = removedBy(opened.flatMap(({ notes }) => notes))
  // A removal cannot be part of the whole; done first, it is simply done again after an interruption.
  const there = [...thrownAway].filter((id) => store.entries.get(id) !== undefined)
  if (there.length > 0) store.entries.remove(...there)

  const joined = new Set<SealedFile>()
  let entries = 0
  for (const one of opened) {
    const begun = joinUnlessForeign(one, thrownAway, store)
    if (begun === undefined) continue
    entries += begun
    joined.add(one.file)
  }
  for (const file of joined) file.remove()
  store.together(() => forgetMissing(list(), store))
  return { entries, left: files.filter((file) => !joined.has(file)).map(({ name }) => name) }
}

const openedWith = (identities: readonly string[], file: SealedFile): Opened | undefined => {
  const text = file.open(identities)
  const notes = text === undefined ? undefined : notesOf(text)
  return notes && { file, notes }
}

/** Anybody can seal something to the journal; what this program did not write is left alone. */
const notesOf = (text: string): readonly Note[] | undefined => {
  try {
    const raw: unknown = JSON.parse(text)
    return Array.isArray(raw) && raw.every(isNote) ? raw : undefined
  } catch {
    return undefined
  }
}

/** How many entries were begun in a file that is in the journal now; undefined for one that stays, whole, where it is. */
const joinUnlessForeign = (
  opened: Opened,
  thrownAway: ReadonlySet<string>,
  store: Store,
): number | undefined => {
  try {
    return store.together(() => join(opened, thrownAway, store))
  } catch (error) {
    if (isProblem(error)) throw error
    return undefined
  }
}

/** Another window may have joined it meanwhile: then it is in the mark, or its file is gone. */
const join = (
  { file, notes }: Opened,
  thrownAway: ReadonlySet<string>,
  store: Store,
): number | undefined => {
  const before = joinedIn(store)
  if (before.includes(file.name) || !file.isThere()) return 0
  const wanted = notes.filter((note) => !thrownAway.has(entryOf(note) ?? ''))
  const unknown = withoutBeginning(wanted, store)
  // Deleted for good in the opened journal while the sitting that began it went on: it stays deleted.
  const deleted = unknown.size > 0 ? new Set(store.contents().tombstones) : unknown
  if ([...unknown].some((id) => !deleted.has(id))) return undefined
  const kept = wanted.filter((note) => !unknown.has(entryOf(note) ?? ''))
  replay(kept, store)
  store.marks.set(joinedMark, JSON.stringify([...before, file.name]))
  return kept.filter(({ does }) => does === 'begin').length
}

/** The entries of notes that begin neither here nor in the journal: they wait until their beginning is found. */
const withoutBeginning = (notes: readonly Note[], { entries }: Store): ReadonlySet<string> => {
  const begun = new Set(notes.flatMap((note) => (note.does === 'begin' ? [note.beginning.id] : [])))
  const ids = new Set(notes.flatMap((note) => entryOf(note) ?? []))
  return new Set([...ids].filter((id) => !begun.has(id) && entries.get(id) === undefined))
}

const joinedIn = ({ marks }: Store): readonly string[] =>
  JSON.parse(marks.get(joinedMark) ?? '[]') as string[]

/** A file that is gone cannot be joined again. */
const forgetMissing = (there: readonly SealedFile[], store: Store): void => {
  const joined = joinedIn(store)
  const left = joined.filter((name) => there.some((file) => file.name === name))
  if (left.length < joined.length) store.marks.set(joinedMark, JSON.stringify(left))
}
