import { journalIn, newFolder, write } from '../../support/journals.ts'

export const marker = 'MARKER of one evening'

/** A journal with two entries, closed. */
export const written = (now?: () => Date) => {
  const folder = newFolder()
  const journal = journalIn(folder, now)
  const store = journal.open()
  const ids = [write(store, marker), write(store, 'tea on the balcony')]
  store.close()
  return { folder, ...journal, first: ids[0] ?? '', second: ids[1] ?? '' }
}
