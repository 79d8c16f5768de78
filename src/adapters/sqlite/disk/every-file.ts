import { lstatSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readBackupName } from '../../../journal/backups.ts'

/** Where a journal is, the name it is called by, which may be a link to it, and the folder of its backups. */
export interface Whereabouts {
  readonly journal: string
  readonly named: string
  readonly backups: string
}

/** Where notes wait that were sealed while a journal was shut. */
export const sealedFolder = (journal: string): string => join(dirname(journal), 'sealed')

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const sealedNote = new RegExp(String.raw`^(?:${uuid}\.age|\.\d+\.${uuid}\.age\.part)$`)
const unborn = String.raw`\.[0-9a-f]{12}\.\d+\.new(?:\.key\.new)?`
const companion = '-(?:wal|shm|journal)'
const unbornBackup = new RegExp(`^${unborn}(?:${companion})?$`)

/**
 * Every file that was made for a journal: itself, what stands beside it, what was saved from it, its sealed
 * notes and backups. Only by the names that are given here: what somebody else put there is theirs. A link is
 * named where it bears such a name, and nothing it leads to but the journal itself.
 */
export const journalFiles = ({ journal, named, backups }: Whereabouts): readonly string[] => [
  ...new Set([
    ...(isLink(named) ? [named] : []),
    ...filesIn(dirname(journal), besideOf(journal)),
    ...filesIn(sealedFolder(journal), (name) => sealedNote.test(name)),
    ...filesIn(backups, isOfBackup),
  ]),
]

const besideOf = (journal: string): ((name: string) => boolean) => {
  const [own, stem] = [basename(journal), basename(journal, '.db')].map((name) =>
    name.replaceAll(/[^\w-]/g, String.raw`\$&`),
  )
  const names = [
    `${own}(?:\\.new|${unborn})?(?:${companion})?`,
    // What the journal before this one left.
    `${own}${companion}\\.from-an-earlier-journal(?:-\\d+)?`,
    `${own}\\.key-check(?:\\.new)?`,
    `${stem}-salvaged-\\d{8}T\\d{6}Z\\.db(?:${companion})?`,
  ].map((one) => new RegExp(`^${one}$`))
  return (name) => names.some((one) => one.test(name))
}

/** Of a journal that went away, which this one's lock does not reach. */
export const isOfEarlierJournal = (path: string): boolean =>
  /\.from-an-earlier-journal(?:-\d+)?$/.test(path)

const isOfBackup = (name: string): boolean =>
  unbornBackup.test(name) ||
  (name.startsWith('journal-') &&
    readBackupName(name.replace(new RegExp(`${companion}$`), '')) !== undefined)

/** The files and links in a folder that are called so; of a folder that is a link, the link. */
const filesIn = (folder: string, isOurs: (name: string) => boolean): readonly string[] => {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (found?.isSymbolicLink()) return [folder]
  if (!found?.isDirectory()) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((one) => isOurs(one.name) && (one.isFile() || one.isSymbolicLink()))
    .map(({ name }) => join(folder, name))
}

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
