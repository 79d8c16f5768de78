import {
  type Dirent,
  lstatSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Paths } from './paths.ts'

/** Compiled code, as Node names its folder for each of its versions, and the files in there. */
const compiledFolder = /^v\d+\.\d+\.\d+[\w.-]*-[0-9a-f]{8}(?:-\d+)?$/
const compiledFile = /^[0-9a-f]{8}(?:\.\w{6})?$/
const script = /\.yaml$/

const scriptFolders = ({ prompts }: Paths): readonly string[] => [
  join(prompts, 'follow-ups'),
  join(prompts, 'words'),
  prompts,
]

/** What was written beside the journal: settings, support plan, scripts of one's own, by the names they have. */
export const writtenBy = (paths: Paths): readonly string[] => [
  ...filesIn(dirname(paths.config), nameOrPart(paths.config, paths.support)),
  ...(isLink(paths.prompts)
    ? [paths.prompts]
    : scriptFolders(paths).flatMap((folder) =>
        filesIn(folder, (name) => script.test(name) || /^\.\d+\..*\.yaml\.part$/.test(name)),
      )),
]

/** The folders of compiled code in a cache. */
export const compiledIn = (cache: string | undefined): readonly string[] =>
  cache === undefined
    ? []
    : entriesIn(cache)
        .filter((one) => one.isDirectory() && compiledFolder.test(one.name))
        .map(({ name }) => join(cache, name))

/** The folders that go once nothing is in them any more, each before the one it is in. */
export const foldersOf = (
  paths: Paths,
  sealed: string,
  cache: string | undefined,
): readonly string[] => [
  ...new Set([
    ...scriptFolders(paths),
    ...(cache === undefined ? [] : [cache]),
    sealed,
    paths.backups,
    dirname(paths.journal),
    dirname(paths.config),
  ]),
]

/** What else is in these folders, and what the links among the files lead to: it was put there by the person. */
export const besides = (
  going: readonly string[],
  folders: readonly string[],
): readonly string[] => {
  const gone = new Set(going)
  const inFolders = [...folders, ...going.filter(isFolder)].flatMap((folder) =>
    entriesIn(folder).flatMap((one) => {
      const path = join(folder, one.name)
      const isKnown = gone.has(path) || (one.isDirectory() && folders.includes(path))
      const isCompiled = gone.has(folder) && one.isFile() && compiledFile.test(one.name)
      return isKnown || isCompiled ? [] : [path]
    }),
  )
  const targets = going.filter(isLink).map((path) => ledToBy(path))
  return [...new Set([...inFolders, ...targets.filter((path) => !gone.has(path))])].toSorted()
}

/** Removes files, links and folders of compiled code, then the folders that are empty; returns what could not be removed. */
export const wipe = (
  going: readonly string[],
  folders: readonly string[],
  shred: (path: string) => void,
): readonly string[] => {
  const left = going.filter((path) => !isDone(() => remove(path, shred)))
  for (const folder of folders) isDone(() => removeIfEmpty(folder))
  return left
}

const remove = (path: string, shred: (path: string) => void): void => {
  if (!isFolder(path)) {
    shred(path)
    return
  }
  // Compiled code has no word of anybody's.
  for (const one of entriesIn(path))
    if (one.isFile() && compiledFile.test(one.name)) rmSync(join(path, one.name))
  removeIfEmpty(path)
}

/** What one file or folder refuses must not keep the others. */
const isDone = (work: () => void): boolean => {
  try {
    work()
    return true
  } catch {
    return false
  }
}

const removeIfEmpty = (folder: string): void => {
  if (isFolder(folder) && readdirSync(folder).length === 0) rmdirSync(folder)
}

const nameOrPart = (...paths: readonly string[]): ((name: string) => boolean) => {
  const names = paths.map((path) => basename(path))
  return (name) => names.includes(name.replace(/^\.\d+\.(.*)\.part$/, '$1'))
}

const filesIn = (folder: string, isOurs: (name: string) => boolean): readonly string[] =>
  entriesIn(folder)
    .filter((one) => isOurs(one.name) && (one.isFile() || one.isSymbolicLink()))
    .map(({ name }) => join(folder, name))

/** None for what is no folder, or a link to one. */
const entriesIn = (folder: string): readonly Dirent[] =>
  isFolder(folder) ? readdirSync(folder, { withFileTypes: true }) : []

const isFolder = (path: string): boolean => isKind(path, 'isDirectory')
const isLink = (path: string): boolean => isKind(path, 'isSymbolicLink')

/** Below what is no folder, there is nothing. */
const isKind = (path: string, kind: 'isDirectory' | 'isSymbolicLink'): boolean => {
  try {
    return lstatSync(path)[kind]()
  } catch {
    return false
  }
}

const ledToBy = (link: string): string => {
  try {
    return realpathSync(link)
  } catch {
    // It leads nowhere, for now.
    return resolve(dirname(link), readlinkSync(link))
  }
}
