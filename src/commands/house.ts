import type { Elsewhere } from '../flow/checking/names.ts'
import type { Scripts } from '../flow/library.ts'
import type { Finding } from '../flow/reading/findings.ts'
import type { Library } from '../flow/surroundings.ts'
import type { Terminal } from '../flow/terminal.ts'
import type { Backups } from '../journal/backups.ts'
import type { Doctor } from '../journal/examination.ts'
import type { KeyMemory, Lock } from '../journal/lock.ts'
import type { Store } from '../journal/store.ts'
import type { TerminalLook } from '../report/formats/terminal/look.ts'
import type { Setup } from '../settings/settings.ts'
import type { Clock } from '../time/clock.ts'
import type { SupportPage, SupportPlan } from './support/page.ts'

/** What a command may use of the world outside; made by `main`, each part opened when first asked for. */
export interface House {
  readonly clock: Clock
  readonly screen: Screen
  readonly showing: Showing
  readonly journal: JournalAtHand
  readonly setup: Setup
  readonly scripts: () => Scripts
  /** The scripts as they were shipped, without the person's own. */
  readonly shippedScripts: () => Scripts
  readonly library: () => Library
  /** Asks a person; throws a Problem (usage) where there is no terminal, naming what would do instead. */
  readonly terminal: () => Promise<Terminal>
  /** Says passages to a person without asking anything, with or without a terminal. */
  readonly speaker: () => Promise<Pick<Terminal, 'say'>>
  /**
   * Opens a text in the person's own editor and hands what they saved to `take`; when that throws, what they
   * saved is kept and named. Where there is no terminal, a Problem (usage) says what to give `instead`.
   */
  readonly editor: <Taken>(
    text: string,
    take: (saved: string) => Taken,
    instead: string,
  ) => Promise<Taken>
  readonly files: Files
  readonly backups: Backups
  readonly lock: Lock
  readonly keyMemory: KeyMemory
  readonly doctor: Doctor
  readonly passphrases: Passphrases
  readonly supportPage: () => SupportPage
  /** What starts things at an hour on this machine. */
  readonly scheduler: () => Scheduler
}

export type Scheduler = 'cron' | 'systemd' | 'launchd' | 'windows'

/** Where passphrases come from: a file named in the environment, for scripts, or a person. */
export interface Passphrases {
  /** What the environment gives, or undefined: the passphrase the journal has, or the one it is to get. */
  given(which: 'present' | 'new'): string | undefined
  /** Asks in a conversation without showing what is typed; throws a Problem (usage) where there is no terminal. */
  unseen<Result>(
    conversation: (ask: (text: string) => Promise<string>) => Promise<Result>,
  ): Promise<Result>
}

/** stdout carries data and nothing else; everything said to a person goes to stderr. */
export interface Screen {
  data(text: string): void
  /** Lines for a person to read, on a terminal wrapped at words; `before` has a column of its own beside them. */
  text(text: string, before?: string): void
  /** Prints `{ "schema": 1, … }`: what `--json` gives everywhere. */
  records(records: object): void
  /** On a terminal wrapped at words. */
  say(text: string): void
  /** Says words that are to be copied from the screen: nothing is put between them. */
  handOver(text: string): void
  /** Cuts a line to the width of the terminal; off a terminal it stays whole. */
  fit(line: string): string
  /** How many columns stdout shows; 80 off a terminal. */
  readonly columns: number
}

/** Shows long texts that were made for stdout, styles and all; whatever is in them has been sanitised by who made them. */
export interface Showing {
  /** Its columns, its styles, whether it has more than ASCII. */
  look(): Promise<TerminalLook>
  /** Shows on a terminal that something takes a while; elsewhere it only does it. */
  waiting<Result>(text: string, work: () => Promise<Result>): Promise<Result>
  /** On a terminal too short for it through a pager, which leaves nothing behind; elsewhere as it is. */
  page(text: string): Promise<void>
}

export interface JournalAtHand {
  readonly path: string
  exists(): boolean
  /** Throws a Problem where there is no journal yet, and none should come to be. */
  expectPlace(): void
  /**
   * Opens the journal, once. `write` makes it when it is not there, `read` throws a Problem then, and
   * `look` gives an empty one that is nowhere.
   */
  open(mode: 'read' | 'write' | 'look'): Store
  /** What takes words while it is locked, whatever passphrase is at hand; undefined where it is open, or nothing tells whom to seal for. */
  sealed(): Store | undefined
  /** Every file that was made for the journal, with its backups, by the names they were given. */
  everyFile(): readonly string[]
  /** Closes it; it is opened again when it is asked for. */
  close(): void
}

/** Reading and writing named files; all writes are whole or not at all, 0600. */
export interface Files {
  /** A file's text, or standard input for `-`; throws a Problem. */
  read(path: string): Promise<string>
  /**
   * Writes a text to a file that is named, or under `name` into a folder that is, and returns where; over a
   * file that is there, but never over the journal. Throws a Problem.
   */
  write(place: string, name: string, text: string): string
  /** The file that writing this text there would replace with another, or undefined; throws a Problem for the journal. */
  wouldReplace(place: string, name: string, text: string): string | undefined
  /** Opens a file in the program this machine shows it with; false when there is none. */
  show(path: string): Promise<boolean>
  /** Where everything lies on this machine. */
  readonly places: Readonly<
    Record<'journal' | 'backups' | 'config' | 'prompts' | 'support', string>
  >
  /** The folder of the person's own scripts. */
  readonly prompts: string
  readonly config: string
  /** Each script in that folder with what is to be changed in it; what it names in other files, where those are given. */
  checkOwnScripts(
    elsewhere?: Elsewhere,
  ): Promise<readonly { file: string; findings: readonly Finding[] }[]>
  /** Copies a shipped script into that folder and returns the new file's path; never over one that is there. */
  copyScript(name: string): string
  /** The person's own support plan, outside the lock; empty when there is none or it is damaged. */
  readSupportPlan(): Promise<SupportPlan>
  /** Replaces it and returns the file's path. */
  writeSupportPlan(plan: SupportPlan): Promise<string>
  /** What was written outside the journal: settings, support plan, scripts of one's own, what editors left, compiled code; what is there. */
  everyFile(): readonly string[]
  /** Texts that an editor had open, and that were left behind. */
  leftOpen(): readonly string[]
  /** What else is in the folders of these, and what links among them lead to. */
  besides(going: readonly string[]): readonly string[]
  /** Removes these for good, their contents blanked, with the folders that are then empty; returns those that could not be removed. */
  wipe(going: readonly string[]): readonly string[]
  /** Writes one setting, or takes it out, keeping the rest of the file with its comments; returns the file. Throws a Problem. */
  setSetting(name: string, value: string | undefined): Promise<string>
}
