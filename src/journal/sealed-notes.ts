import { isProblem } from '../errors.ts'
import { beginHeadless } from './headless.ts'
import { entryOf, finishedBy, isNote, type Note, removedBy, replay } from './sealed-store.ts'
import type { Store } from './store.ts'

/** A file of notes that were sealed together while the journal was shut; names are in the order of sealing. */
export interface SealedFile {
  readonly name: string
  /** What is in it, or why that cannot be told with these age identities; undefined when it is gone meanwhile. */
  open(identities: readonly string[]): string | Unread | undefined
  isThere(): boolean
  remove(): void
}

/**
 * Why nothing is taken from a file: the system does not hand it out, it is for another key, it is damaged, or
 * says what is not known here. `why` is a sentence without a word of the person's.
 */
export interface Unread {
  readonly how: 'out of reach' | 'foreign' | 'damaged' | 'unknown'
  readonly why: string
}

/** A file that stays where it is, by its name. */
export type Left = Unread & { readonly name: string }

/** What joining brought about: entries that are in the journal now, and files that stay, each with its reason. */
export interface Joined {
  readonly entries: number
  readonly left: readonly Left[]
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

/** What is known of all files together: entries thrown away and gone through, and files that may hold a beginning. */
interface All {
  readonly thrownAway: ReadonlySet<string>
  readonly finished: ReadonlySet<string>
  readonly mayBegin: readonly string[]
}

const unknown: Unread = {
  how: 'unknown',
  why: 'This version cannot tell what it says.',
}
const beginsElsewhere: Unread = {
  how: 'unknown',
  why: 'It belongs to an entry that begins in a file that cannot be read yet.',
}

/**
 * Does in an opened journal what was sealed while it was shut, in order, each note once, however
 * often this is interrupted and however many windows are at it. Their files are then removed. A file that
 * cannot be read is in no other's way.
 */
export const joinSealedNotes = (
  store: Store,
  list: () => readonly SealedFile[],
  identities: readonly string[],
): Joined => {
  const { opened, left } = openedWith(
    [...identities, ...earlierIdentitiesIn(store.marks.get(earlierIdentitiesMark))],
    list(),
  )
  const notes = opened.flatMap((one) => one.notes)
  const thrownAway = removedBy(notes)
  // A removal cannot be part of the whole; done first, it is simply done again after an interruption.
  const there = [...thrownAway].filter((id) => store.entries.get(id) !== undefined)
  if (there.length > 0) store.entries.remove(...there)

  // What is sealed meanwhile, by a sitting that goes on, may be a beginning too.
  const known = new Set([
    ...opened.map(({ file }) => file.name),
    ...left.filter(isLost).map(nameOf),
  ])
  const mayBegin = list()
    .map(nameOf)
    .filter((name) => !known.has(name))
  const all: All = { thrownAway, mayBegin, finished: finishedBy(notes) }

  const joined: SealedFile[] = []
  const waiting: Left[] = []
  let entries = 0
  for (const one of opened) {
    const done = joinUnlessForeign(one, all, store)
    if (typeof done === 'number') {
      entries += done
      joined.push(one.file)
    } else waiting.push({ name: one.file.name, ...done })
  }
  for (const file of joined) file.remove()
  store.together(() => forgetMissing(list(), store))
  return { entries, left: [...left, ...waiting].toSorted(byName) }
}

const nameOf = ({ name }: { readonly name: string }): string => name

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : 1

/** A sitting seals for one key: a file of it that is for another one, among others that open, is damaged. */
const isLost = ({ how }: Left): boolean => how === 'damaged' || how === 'foreign'

const openedWith = (identities: readonly string[], files: readonly SealedFile[]) => {
  const opened: Opened[] = []
  const left: Left[] = []
  for (const file of files.toSorted(byName)) {
    const found = file.open(identities)
    if (found === undefined) continue
    const notes = typeof found === 'string' ? (notesOf(found) ?? unknown) : found
    if ('how' in notes) left.push({ name: file.name, ...notes })
    else opened.push({ file, notes })
  }
  return { opened, left }
}

/** The files from which nothing could be taken with these identities; nothing is changed. */
export const unreadAmong = (
  files: readonly SealedFile[],
  identities: readonly string[],
): readonly Left[] => openedWith(identities, files).left

/** Anybody can seal something to the journal; what this program did not write is left alone. */
const notesOf = (text: string): readonly Note[] | undefined => {
  try {
    const raw: unknown = JSON.parse(text)
    return Array.isArray(raw) && raw.every(isNote) ? raw : undefined
  } catch {
    return undefined
  }
}

/** How many entries a file brought into the journal; why, for one that stays, whole, where it is. */
const joinUnlessForeign = (opened: Opened, all: All, store: Store): number | Unread => {
  try {
    return store.together(() => join(opened, all, store))
  } catch (error) {
    if (isProblem(error)) throw error
    return unknown
  }
}

/** Another window may have joined it meanwhile: then it is in the mark, or its file is gone. */
const join = (
  { file, notes }: Opened,
  { thrownAway, mayBegin, finished }: All,
  store: Store,
): number | Unread => {
  const before = joinedIn(store)
  if (before.includes(file.name) || !file.isThere()) return 0
  const wanted = notes.filter((note) => !thrownAway.has(entryOf(note) ?? ''))
  const headless = withoutBeginning(wanted, store)
  // Deleted for good in the opened journal while the sitting that began it went on: it stays deleted.
  const deleted = headless.size > 0 ? new Set(store.contents().tombstones) : headless
  const lost = [...headless].filter((id) => !deleted.has(id))
  // A beginning is sealed after its entry has its id, and before everything else of it.
  if (lost.some((id) => mayBegin.some((name) => id < name && name < file.name)))
    return beginsElsewhere
  for (const id of lost) beginHeadless(id, store)
  const kept = wanted.filter((note) => !deleted.has(entryOf(note) ?? ''))
  const begun = replay(kept, store)
  for (const id of lost) if (!finished.has(id)) store.entries.finish(id, [])
  store.marks.set(joinedMark, JSON.stringify([...before, file.name]))
  return begun + lost.length
}

/** The entries of notes that begin neither here nor in the journal. */
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
