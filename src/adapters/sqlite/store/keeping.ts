import type { Connection } from '../connection.ts'

/** What every part of the store writes with. */
export interface Keeping {
  readonly connection: Connection
  /** A new id, greater than every one before it. */
  readonly newId: () => string
  /** The columns that say where a row comes from and when it last changed. */
  readonly stamp: () => { readonly device: string; readonly changed: string }
}
