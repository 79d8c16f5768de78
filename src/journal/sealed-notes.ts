import { isProblem } from '../errors.ts'
import { isNote, type Note, replay } from './sealed-store.ts'
import { unseal } from './sealing.ts'
import type { Store } from './store.ts'

/** A file of sealed notes; `settled` when nobody can be writing to it any more. */
export interface SealedFile {
  readonly name: string
  readonly text: string
  readonly settled: boolean
  remove(): void
}

/** What joining brought about: entries that are in the journal now, and files that nobody here can read. */
export interface Joined {
  readonly entries: number
  readonly unopened: readonly string[]
}

/** The mark with the secrets of earlier locks: JSON, hex. */
export const sealSecretsMark = 'seal secrets'

/** The mark that says how many notes of each file are in the journal already: JSON. */
const joinedMark = 'sealed notes joined'

/**
 * Does in an opened journal what was sealed while it was shut: file after file, each note once, however
 * often this is interrupted. A file that is wholly in the journal is removed, unless its sitting goes on.
 */
export const joinSealedNotes = (
  store: Store,
  files: readonly SealedFile[],
  secret: Buffer | undefined,
): Joined => {
  const secrets = [...(secret ? [secret] : []), ...earlierSecrets(store)]
  const unopened: string[] = []
  let entries = 0
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const opened = unseal(file.text, secrets)
    const joined = opened && joinUnlessForeign(store, file, opened)
    if (joined === undefined) unopened.push(file.name)
    else entries += joined
  }
  forgetMissing(store, files)
  return { entries, unopened }
}

const earlierSecrets = ({ marks }: Store): readonly Buffer[] => {
  const texts = JSON.parse(marks.get(sealSecretsMark) ?? '[]') as string[]
  return texts.map((text) => Buffer.from(text, 'hex'))
}

const counted = ({ marks }: Store): Record<string, number> =>
  JSON.parse(marks.get(joinedMark) ?? '{}') as Record<string, number>

interface Opened {
  readonly notes: readonly string[]
  readonly whole: boolean
}

/** Undefined for notes that this program did not write, or a newer one did: they stay where they are, whole. */
const joinUnlessForeign = (store: Store, file: SealedFile, opened: Opened): number | undefined => {
  try {
    return join(store, file, opened)
  } catch (error) {
    if (isProblem(error)) throw error
    return undefined
  }
}

/** How many entries of a file came to be in the journal. */
const join = (store: Store, file: SealedFile, opened: Opened): number => {
  const notes = opened.notes.map(noteFrom)
  const before = counted(store)[file.name] ?? 0
  if (before < notes.length) {
    const removed = store.together(() => {
      const ids = replay(notes, before, store)
      store.marks.set(joinedMark, JSON.stringify({ ...counted(store), [file.name]: notes.length }))
      return ids
    })
    if (removed.length > 0) store.entries.remove(...removed)
  }
  if (opened.whole && (file.settled || isOver(notes, store))) file.remove()
  return notes.slice(before).filter(({ does }) => does === 'begin').length
}

const noteFrom = (text: string): Note => {
  const raw: unknown = JSON.parse(text)
  if (isNote(raw)) return raw
  throw new TypeError('This is no note that is known here.')
}

/** Whether every entry that was begun has come to its end, or was deleted since. */
const isOver = (notes: readonly Note[], { entries }: Store): boolean => {
  const ended = new Set(
    notes.flatMap((note) => (note.does === 'finish' || note.does === 'remove' ? [note.entry] : [])),
  )
  return notes.every(
    (note) =>
      note.does !== 'begin' ||
      ended.has(note.beginning.id) ||
      entries.get(note.beginning.id) === undefined,
  )
}

/** A file that is gone needs no count. */
const forgetMissing = (store: Store, files: readonly SealedFile[]): void => {
  const counts = Object.entries(counted(store))
  const left = counts.filter(([name]) => files.some((file) => file.name === name))
  if (left.length < counts.length)
    store.marks.set(joinedMark, JSON.stringify(Object.fromEntries(left)))
}
