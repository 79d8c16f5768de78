import Database from 'better-sqlite3'
import { binary } from './binary.ts'
import { blankFile, blankingRemoved } from './disk/blanking.ts'
import { asProblem, busy } from './problems.ts'

/** What SQL may be given by name; anything else would be kept as NULL without a word. */
export type Given = Readonly<Record<string, string | number | null>>

/**
 * How to reach a file: `key` is what it is locked with, 32 bytes of key and the 16 of salt it was made
 * from; `patience` ms to wait for other programs.
 */
export interface Reaching {
  readonly path: string
  readonly key?: Buffer | undefined
  readonly patience?: number | undefined
}

const defaultPatience = 5000

// Said again on every open: SQLite keeps only the first of them in the file.
const promises = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA fullfsync = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA secure_delete = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA foreign_keys = ON;
`

// SQLCipher 4 as its makers ship it, so that a locked journal opens in their tools as well.
const cipher = `PRAGMA cipher = 'sqlcipher'; PRAGMA legacy = 4;`

/** "raw:" tells the cipher that these bytes are the key itself, not a passphrase to stretch. */
const rawKey = (key: Buffer): string => `raw:${key.toString('hex')}`

/** One opened database file. Whatever SQLite or the disk refuses is thrown as a Problem. */
export class Connection {
  readonly path: string
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  constructor({ path, key, patience = defaultPatience }: Reaching, { readonly = false } = {}) {
    this.path = path
    const options = { fileMustExist: true, readonly, timeout: patience }
    // Its types know of a path to it only.
    const nativeBinding = binary() as never
    this.#db = this.#attempt(() => new Database(path, { ...options, nativeBinding }))
    this.execute(cipher)
    if (key) this.#db.key(Buffer.from(rawKey(key)))
  }

  /** Durability and privacy as they are promised, for this connection. */
  keepPromises(): void {
    this.execute(promises)
  }

  /** The numbers a database names its program and its schema with. */
  identity(): { applicationId: number; version: number } {
    return {
      applicationId: this.#pragma('application_id') as number,
      version: this.#pragma('user_version') as number,
    }
  }

  execute(sql: string): void {
    this.#attempt(() => this.#db.exec(sql))
  }

  row<Row>(sql: string, given: Given = {}): Row | undefined {
    return this.#attempt(() => this.#statement(sql).get(bindable(given)) as Row | undefined)
  }

  rows<Row>(sql: string, given: Given = {}): Row[] {
    return this.#attempt(() => this.#statement(sql).all(bindable(given)) as Row[])
  }

  /** Writes, and returns how many rows that changed. */
  run(sql: string, given: Given = {}): number {
    return this.#attempt(() => this.#statement(sql).run(bindable(given)).changes)
  }

  /** Everything read inside is of one moment. */
  read<Result>(work: () => Result): Result {
    return this.#attempt(() => this.#db.transaction(work).deferred())
  }

  /** Everything done inside is on disk when this returns, or none of it when it throws. */
  write<Result>(work: () => Result): Result {
    return this.#attempt(() => this.#db.transaction(work).immediate())
  }

  /**
   * Folds the write-ahead log into the file and empties it, written over with zeros: what is only cut off a file
   * stays on the disk. Throws a Problem while another program reads from the log or writes to it.
   */
  emptyLog(): void {
    const version = this.#pragma('data_version')
    this.#fold('RESTART')
    this.write(() => {
      // Nobody reads from a log that is in the file already; what came since then is not.
      if (this.#pragma('data_version') !== version) throw busy(this.path)
      blankFile(this.#log)
    })
    this.#fold('TRUNCATE')
  }

  /** Keeps no write-ahead log from now on, and takes the one there is away; throws a Problem while it is open elsewhere. */
  leaveLog(): void {
    blankingRemoved(this.#log, () => this.execute('PRAGMA journal_mode = DELETE'))
  }

  /** Opens another file beside this one, as a schema of that name; locked with `key`, or not at all. */
  attach(name: string, { path, key }: Reaching): void {
    this.run(`ATTACH :path AS ${name} KEY :key`, { path, key: key ? rawKey(key) : '' })
  }

  detach(name: string): void {
    this.execute(`DETACH ${name}`)
  }

  close(): void {
    // Who closes last takes the write-ahead log away, and every word since it was last emptied stands in it.
    blankingRemoved(this.#log, () => this.#db.close())
  }

  get #log(): string {
    return `${this.path}-wal`
  }

  #fold(how: 'RESTART' | 'TRUNCATE'): void {
    const sql = `PRAGMA wal_checkpoint(${how})`
    if (this.row<{ busy: number }>(sql)?.busy !== 0) throw busy(this.path)
  }

  #pragma(name: string): unknown {
    return this.#attempt(() => this.#db.pragma(name, { simple: true }))
  }

  #statement(sql: string): Database.Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #attempt<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      throw asProblem(error, this.path)
    }
  }
}

const bindable = (given: Given): Given => {
  for (const [name, value] of Object.entries<unknown>(given)) {
    if (value === undefined || (typeof value === 'number' && !Number.isFinite(value)))
      throw new RangeError(`${name} is ${value}, which cannot be kept`)
  }
  return given
}
