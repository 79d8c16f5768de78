import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Connection, type Reaching } from './connection.ts'
import { makeFile, makeFolder, putInPlace, withCompanions } from './disk/files.ts'
import { unbornEnding } from './disk/unfinished.ts'
import { type Clearing, setLogsAside } from './left-behind.ts'
import { migrate } from './migrations.ts'
import { applicationId } from './schema.ts'

/** What making a journal needs: its place, and what clears that of what an earlier one left. */
export interface Creating extends Reaching, Clearing {}

/**
 * Makes an empty journal, in a folder of its own that only its owner may enter. It is made under another
 * name and linked in when it is whole: killed at any moment, there is a journal or there is none.
 */
export const createJournal = ({ random, tellKept, ...reaching }: Creating): void => {
  makeFolder(dirname(reaching.path))
  const unborn = reaching.path + unbornEnding(random)
  makeFile(unborn)
  try {
    made({ ...reaching, path: unborn }).close()
    setLogsAside(reaching.path, { random, tellKept })
    // Another window may have made it meanwhile: then it is that one.
    putInPlace(unborn, reaching.path)
  } finally {
    for (const path of withCompanions(unborn)) rmSync(path, { force: true })
  }
}

/** An empty database made into a journal of the newest version. */
export const made = (reaching: Reaching): Connection => {
  const connection = new Connection(reaching)
  try {
    connection.execute(`PRAGMA application_id = ${applicationId}`)
    connection.keepPromises()
    migrate(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}
