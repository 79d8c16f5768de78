import type { Day } from '../time/day.ts'
import type { Counts } from './backups.ts'
import type { Left } from './sealed-notes.ts'

/** What was saved from a damaged journal into a new one beside it. */
export interface Salvaged {
  readonly path: string
  readonly counts: Counts
  /** Entries among them of which only answers were left: their practice and whom they are about are lost. */
  readonly headless: number
  /** Texts that end too early, because the rest of them is lost. */
  readonly cut: number
  /** Answers and other rows that are known to have been there, and are lost. */
  readonly lost: number
  /** Pages of the file that could not be read; only a locked file tells. */
  readonly unreadable: number
}

/** Where a file lies. `fileSystem` is what the system calls its kind, `syncedBy` who keeps its folder the same elsewhere. */
export interface Place {
  readonly path: string
  readonly fileSystem: string
  readonly network: boolean
  readonly syncedBy: string | undefined
}

/** What was found of the journal's own file. */
export type JournalFound =
  | { readonly how: 'none' }
  | { readonly how: 'shut' }
  | { readonly how: 'unreadable'; readonly what: string; readonly next: string }
  | ({ readonly how: 'read' } & JournalRead)

export interface JournalRead {
  readonly locked: boolean
  readonly version: number
  /** The settings in force, read back from the opened file. */
  readonly settings: Readonly<Record<string, string>>
  /** Complaints of the quick and the full check of every page and index, and of the search; none is well. */
  readonly quick: number
  readonly full: number
  readonly search: number
  readonly counts: Counts
  readonly drafts: number
  readonly bytes: number
  /** When something in it was last written, ISO UTC, or undefined. */
  readonly lastWritten: string | undefined
}

/** The notes that wait sealed, and those of them that are known not to be readable. */
export interface SealedFound {
  readonly many: number
  readonly unread: readonly Left[]
}

/** Everything a look at an installation finds; nothing in it is a word of the person's. */
export interface Examined {
  readonly versions: Readonly<Record<string, string>>
  /** Files and folders with the permission bits others have on them. */
  readonly files: readonly {
    readonly path: string
    readonly isFolder: boolean
    readonly forOthers: number
  }[]
  readonly place: Place
  readonly writable: boolean
  readonly journal: JournalFound
  readonly backups: {
    readonly many: number
    readonly newest: Day | undefined
    /**
     * How putting the newest one back went, in rehearsal; `shut` when nobody gave its passphrase, `away` when
     * their folder is a link that leads nowhere now.
     */
    readonly trial: 'none' | 'away' | 'works' | 'shut' | 'fails'
    /** How many of them, and of what was saved, can be read without a passphrase. */
    readonly open: number
  }
  readonly sealed: SealedFound
  /** What stands beside a locked journal, held against its key where that is known; `unknown` where it is not, or nothing is locked. */
  readonly keyCheck: 'fits' | 'missing' | 'foreign' | 'unknown'
  /** Bytes that are free on the disk of the journal, or undefined where the system does not tell. */
  readonly room: number | undefined
  /** How many of the person's own scripts and lists cannot be used. */
  readonly unusableScripts: number
  /** What is set, by name, without what names somebody; `sound` is false when a setting could not be read. */
  readonly settings: { readonly sound: boolean; readonly inForce: Readonly<Record<string, string>> }
  /** What a journal that went away left beside this one. */
  readonly ofEarlierJournal: readonly string[]
  /** Texts that an editor had open, and that were left behind. */
  readonly leftOpen: readonly string[]
  /** Now, ISO UTC; the zone is '' where the system names none that is known. */
  readonly clock: { readonly now: string; readonly zone: string }
}

/** The Doctor port: looks at everything, changes nothing. */
export interface Doctor {
  examine(): Promise<Examined>
  /** Saves what can be read of a damaged journal into a new file beside it. Throws a Problem when nothing can. */
  salvage(): Salvaged
}
