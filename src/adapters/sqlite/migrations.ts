import type { Connection } from './connection.ts'
import { newer, notOurs } from './problems.ts'
import { applicationId, firstSchema } from './schema.ts'

/** SQL that makes each version from the one before; only ever added to. The newest version is their number. */
export const migrations: readonly string[] = [firstSchema]

/** Throws a Problem for a database of another program, or of a capacity newer than this one. */
export const refuseForeign = (
  { applicationId: program, version }: ReturnType<Connection['identity']>,
  path: string,
  newest: number = migrations.length,
): void => {
  if (program !== applicationId) throw notOurs(path)
  if (version > newest) throw newer(path, version)
}

/** Brings a journal to the newest version, all of the way or not at all. */
export const migrate = (connection: Connection, steps: readonly string[] = migrations): void => {
  const versionNow = (): number => {
    const identity = connection.identity()
    refuseForeign(identity, connection.path, steps.length)
    return identity.version
  }
  if (versionNow() === steps.length) return
  connection.write(() => {
    // Asked again inside: another window may have done it while this one waited.
    for (const step of steps.slice(versionNow())) connection.execute(step)
    connection.execute(`PRAGMA user_version = ${steps.length}`)
  })
}
