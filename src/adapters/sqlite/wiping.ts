import { existsSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { shred, sync } from './disk.ts'

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isFile())
    : []

/** Every file a journal at a path consists of: itself, what stands beside it under its name, what was saved from it, its sealed notes and backups. */
export const journalFiles = (journal: string, backups: string): readonly string[] => {
  const names = [basename(journal), `${basename(journal, '.db')}-salvaged-`]
  const besides = filesIn(dirname(journal)).filter((path) =>
    names.some((name) => basename(path).startsWith(name)),
  )
  return [...besides, ...filesIn(sealedFolder(journal)), ...filesIn(backups)]
}

/** Where notes wait that were sealed while a journal was shut. */
export const sealedFolder = (journal: string): string => join(dirname(journal), 'sealed')

/** Removes them all, their contents blanked, and the folders that are then empty. */
export const wipeFiles = (journal: string, backups: string): void => {
  for (const path of journalFiles(journal, backups)) shred(path)
  for (const folder of [sealedFolder(journal), backups, dirname(journal)]) removeEmpty(folder)
}

const removeEmpty = (folder: string): void => {
  if (!existsSync(folder)) return
  if (readdirSync(folder).length === 0) rmdirSync(folder)
  else sync(folder)
}
