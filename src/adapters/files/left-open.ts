import { lstatSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a folder for one text is called, before the signs that make it its own. */
export const folderStart = 'capacity-'

/** What the text in it is called. */
export const textName = 'entry.txt'

/**
 * Where a text may have been put: the folder of a session, and that for everybody. A session that ended may have
 * had another one than this, as over ssh, or at a desktop.
 */
export const placesFor = (
  env: Readonly<Record<string, string | undefined>>,
  user = process.getuid?.(),
): readonly string[] => [
  env.XDG_RUNTIME_DIR || tmpdir(),
  ...(user === undefined ? [] : [`/run/user/${user}`]),
  tmpdir(),
  '/tmp',
]

/** The folders this person's editors left: the program was killed, or could not take what they saved. */
export const foldersLeftIn = (places: readonly string[]): readonly string[] => [
  ...new Set(places.flatMap(foldersIn)),
]

const foldersIn = (temporary: string): readonly string[] => {
  try {
    return readdirSync(temporary)
      .filter((name) => name.startsWith(folderStart))
      .map((name) => join(temporary, name))
      .filter((path) => isOurs(path, 'folder') && isOurs(join(path, textName), 'file'))
  } catch {
    return []
  }
}

/** The texts in them. */
export const leftIn = (places: readonly string[]): readonly string[] =>
  foldersLeftIn(places).map((folder) => join(folder, textName))

/** Not somebody else's, nor a link that leads to something else. */
const isOurs = (path: string, kind: 'folder' | 'file'): boolean => {
  const found = lstatSync(path, { throwIfNoEntry: false })
  const fits = kind === 'folder' ? found?.isDirectory() : found?.isFile()
  return fits === true && (process.getuid === undefined || found?.uid === process.getuid())
}
