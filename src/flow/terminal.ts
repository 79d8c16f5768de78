/**
 * The Terminal port: everything a walk may ask of the screen. A question is data; each terminal
 * (interactive, plain, scripted) decides how it looks. Replies come back raw, as they would stand
 * in an `--answers` file, and are checked by the step that asked: one validation for everybody.
 */
export interface Terminal {
  /** Shows a passage and returns at once. */
  say(passage: Passage): void
  /**
   * Asks and waits; `undefined` is "skipped". Rejects with `Left` when the person leaves, and with `WentBack`
   * when they go to the question before, where there is one.
   */
  ask(question: Question): Promise<unknown>
  /** Shows a page that is to be read whole, a screenful at a time, and waits until it was. Rejects with `Left` like `ask`. */
  read(page: Page): Promise<void>
  /** Whether somebody sits here who can be told what does not fit, and asked again. */
  readonly patient: boolean
  /** Runs a conversation that leaves nothing behind on the screen or in its scrollback. */
  privately<T>(conversation: () => Promise<T>): Promise<T>
}

/** Words shown, not asked. Lines are plain text; `items` are set beneath them as a list. */
export interface Passage {
  readonly text: string
  readonly tone: Tone
  readonly items?: readonly string[]
}

/** A page to read; `more` leads to its next screenful, `done` away from it. */
export interface Page {
  readonly id: string
  readonly passages: readonly Passage[]
  readonly more: string
  readonly done: string
}

/** `title` opens a practice · `plain` speaks · `quiet` is an aside · `care` is a caution · `quote` is the person's own words. */
export type Tone = 'title' | 'plain' | 'quiet' | 'care' | 'quote'

/** One thing to choose: `key` is stored, `text` is read, `note` is a quiet word beside it. */
export interface Option {
  readonly key: string
  readonly text: string
  readonly note?: string
}

/** Words by heading, for example the four quadrants of feelings or the families of needs. */
export interface WordGroup {
  readonly name: string
  readonly words: readonly string[]
}

interface Asked<Reply = never> {
  /** The step's id, for scripted answers and messages. */
  readonly id: string
  /** What the person reads. */
  readonly text: string
  /** A quiet line under the question. */
  readonly hint?: string
  /** There is a question before this one to go back to. */
  readonly before?: true
  /** The answer that stands here, where somebody came back to it: going on keeps it. */
  readonly standing?: Reply
}

/** A whole number from `min` to `max` in steps of `step`; 0–10, or 0–100 for a likelihood. */
export interface ScaleQuestion extends Asked<number> {
  readonly kind: 'scale'
  readonly min: number
  readonly max: number
  readonly step: number
  readonly low: string
  readonly high: string
  readonly unit: string
}

export interface ChooseQuestion extends Asked<string> {
  readonly kind: 'choose'
  readonly options: readonly Option[]
  /** The option that stands ready for Enter; without one, Enter alone skips. */
  readonly usual?: string
}

export interface SeveralQuestion extends Asked<readonly string[]> {
  readonly kind: 'several'
  readonly options: readonly Option[]
  /** Chosen at most; `Infinity` when free. */
  readonly atMost: number
  /** Whether words that are not in the list may be typed. */
  readonly open: boolean
}

/** Words found by group (quadrant) or by typing; words of one's own may be added. */
export interface FeelingsQuestion extends Asked<readonly string[]> {
  readonly kind: 'feelings'
  readonly groups: readonly WordGroup[]
  readonly atMost: number
}

/** A question whose unfinished answer is passed on to `keep` now and then, so that a crash loses nothing. */
interface Written<Standing> extends Asked<Standing> {
  readonly keep: (soFar: string) => void
}

/** One line of text. */
export interface LineQuestion extends Written<string> {
  readonly kind: 'line'
  readonly initial: string
  readonly needed: boolean
}

/** As many lines as wanted. */
export interface WriteQuestion extends Written<string> {
  readonly kind: 'write'
  readonly initial: string
}

/** Text assembled from earlier answers, offered for editing; like `write`, but it starts full and Enter can accept it as it stands. */
export interface DraftQuestion extends Written<string> {
  readonly kind: 'draft'
  readonly initial: string
}

/** A day, or a day with a time. `check` turns what was typed into a plain echo, or throws the Problem to show. */
export interface DateQuestion extends Asked<string> {
  readonly kind: 'date'
  readonly check: (typed: string) => string
  readonly suggestions: readonly Option[]
  /** The suggestion that stands ready for Enter. */
  readonly usual?: string
}

/** Someone by name; a new name adds them, with one of `relations`. */
export interface PersonQuestion extends Asked<string> {
  readonly kind: 'person'
  readonly people: readonly Option[]
  readonly relations: readonly Option[]
  /** Whether somebody new could be called so; who else they are is asked only then. */
  isName(typed: string): boolean
}

export interface ConfirmQuestion extends Asked<string> {
  readonly kind: 'confirm'
}

/** Items, one a line, until an empty one. */
export interface ListQuestion extends Written<readonly string[]> {
  readonly kind: 'list'
  readonly atLeast: number
  readonly initial: readonly string[]
}

/** One part of a breath: what to do, in the person's words, and for how many seconds. */
export interface BreathPhase {
  readonly move: 'in' | 'top-up' | 'hold' | 'out' | 'rest'
  readonly word: string
  readonly seconds: number
}

/** A paced breath for `seconds` in all; any reply is the whole seconds that were breathed. */
export interface BreatheQuestion extends Asked {
  readonly kind: 'breathe'
  readonly pattern: string
  readonly phases: readonly BreathPhase[]
  readonly seconds: number
}

/** Prompts passed one key at a time, unhurried. */
export interface GroundQuestion extends Asked {
  readonly kind: 'ground'
  readonly prompts: readonly string[]
}

/** A countdown to `until` (an instant, ISO UTC), so that it survives a closed terminal; the reply is the whole seconds that were waited. */
export interface TimerQuestion extends Asked {
  readonly kind: 'timer'
  readonly until: string
  readonly seconds: number
}

export type Question =
  | ScaleQuestion
  | ChooseQuestion
  | SeveralQuestion
  | FeelingsQuestion
  | LineQuestion
  | WriteQuestion
  | DraftQuestion
  | DateQuestion
  | PersonQuestion
  | ConfirmQuestion
  | ListQuestion
  | BreatheQuestion
  | GroundQuestion
  | TimerQuestion

/** The raw reply a terminal gives to each kind, as it would stand in an `--answers` file; `undefined` is "skipped". */
export interface RawReplies {
  scale: number
  choose: string
  several: string[]
  feelings: string[]
  line: string
  write: string
  draft: string
  date: string
  person: string | { name: string; relation: string }
  confirm: 'yes' | 'no'
  list: string[]
  breathe: number
  ground: 'done' | 'stopped'
  timer: number
}
