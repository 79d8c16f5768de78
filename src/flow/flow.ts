import type { Condition } from './condition.ts'
import type { Evidence } from './evidence.ts'

/** One thing to choose: `key` is stored and never changes, `text` is read, `quoted` is how a later sentence says it. */
export interface Choice {
  readonly key: string
  readonly text: string
  readonly quoted: string
}

interface Part {
  readonly evidence?: Evidence
}

/** What every step that asks has in common. `tracks` is the name the report counts its answer under. */
interface Asking extends Part {
  readonly id: string
  readonly text: string
  readonly hint?: string
  readonly tracks?: string
  /** Cannot be skipped: the practice makes no sense without it. */
  readonly needed?: boolean
}

export interface SayStep extends Part {
  readonly kind: 'say'
  readonly id?: string
  readonly text: string
  readonly tone: 'plain' | 'quiet' | 'care'
  /** Shown only once on this machine. */
  readonly once: boolean
}

/** Lists something remembered (see `recollection.ts`) under a heading; silent when there is nothing. */
export interface ShowStep extends Part {
  readonly kind: 'show'
  readonly recollection: string
  readonly text: string
}

export interface ScaleStep extends Asking {
  readonly kind: 'scale'
  readonly low: string
  readonly high: string
  readonly outOf: 10 | 100
}

export interface ChooseStep extends Asking {
  readonly kind: 'choose'
  readonly options: readonly Choice[]
  /** The name of a word list, instead of options. */
  readonly words?: string
  /** Where an option leads: back to an earlier step, to another practice, or to the end. */
  readonly leadsTo: Readonly<Record<string, Destination>>
}

export type Destination =
  | { readonly back: string }
  | { readonly practice: string }
  | { readonly end: Ending }

/** `stopped` is a gate that did not open: the practice behind it ends with nothing asked. */
export type Ending = 'finished' | 'stopped' | 'passed'

export interface SeveralStep extends Asking {
  readonly kind: 'choose-several'
  readonly options: readonly Choice[]
  readonly words?: string
  readonly atMost?: number
}

export interface FeelingsStep extends Asking {
  readonly kind: 'feelings'
  readonly atMost: number
}

export interface LineStep extends Asking {
  readonly kind: 'line'
  readonly hints: boolean
}

export interface WriteStep extends Asking {
  readonly kind: 'write'
  readonly hints: boolean
  /** Starts with what was answered here last time, to keep or write anew. */
  readonly lastTime: boolean
}

export interface DraftStep extends Asking {
  readonly kind: 'draft'
  readonly from: string
  readonly hints: boolean
}

export interface DateStep extends Asking {
  readonly kind: 'date'
  readonly looking: 'back' | 'ahead'
  readonly withTime: boolean
  readonly suggest: readonly string[]
}

export interface DurationStep extends Asking {
  readonly kind: 'duration'
  /** A length such as `25 minutes`, or a quoted earlier answer such as `{plan.break}`. */
  readonly usual: string
  readonly atLeast: string
  readonly atMost: string
  /** Lengths allowed besides, such as `5s`. */
  readonly also: readonly string[]
}

export interface PersonStep extends Asking {
  readonly kind: 'person'
}

export interface ConfirmStep extends Asking {
  readonly kind: 'confirm'
}

export interface ListStep extends Asking {
  readonly kind: 'list'
  readonly atLeast: number
}

export interface BreatheStep extends Asking {
  readonly kind: 'breathe'
  readonly pattern: string
  readonly for: string
}

export interface GroundStep extends Asking {
  readonly kind: 'ground'
  readonly prompts: readonly string[]
}

export interface TimerStep extends Asking {
  readonly kind: 'timer'
  /** A length such as `3 minutes`, or the id of an earlier duration. */
  readonly for: string
}

/** Asks which earlier entry this one came from, and links the two; passed over when there is none. */
export interface LinkStep extends Asking {
  readonly kind: 'link'
  /** Practices whose entries are offered. */
  readonly to: readonly string[]
  /** How far back, such as `3 days`. */
  readonly within: string
}

export interface WhenStep extends Part {
  readonly kind: 'when'
  readonly condition: Condition
  readonly steps: readonly Step[]
  readonly otherwise: readonly Step[]
}

/** Repeats steps for each word of an earlier answer, or each thing remembered; `{item}` quotes it. */
export interface ForEachStep extends Part {
  readonly kind: 'for-each'
  readonly of: string
  readonly steps: readonly Step[]
}

/** Schedules a short flow that comes back later, quoting `about`. */
export interface LaterStep extends Part {
  readonly kind: 'later'
  readonly flow: string
  /** `next start`, a distance such as `1 day`, or the id of an earlier date. */
  readonly due: string
  readonly about: string
}

/** Goes through the follow-ups of one flow: those that are due, or all that are open. */
export interface FollowUpsStep extends Part {
  readonly kind: 'follow-ups'
  readonly which: 'due' | 'open'
  readonly flow: string
  readonly text: string
}

/** Ends here and starts another practice, linked to this one. */
export interface ThenStep extends Part {
  readonly kind: 'then'
  readonly flow: string
}

export interface EndStep extends Part {
  readonly kind: 'end'
  readonly ending: Ending
}

/** Closes a gate: its questions are asked in full next time. */
export interface CloseStep extends Part {
  readonly kind: 'close'
  readonly gate: string
}

/** Walks a private flow first; unless it passes, this practice ends. */
export interface GateStep extends Part {
  readonly kind: 'gate'
  readonly flow: string
}

export type AskStep =
  | ScaleStep
  | ChooseStep
  | SeveralStep
  | FeelingsStep
  | LineStep
  | WriteStep
  | DraftStep
  | DateStep
  | DurationStep
  | PersonStep
  | ConfirmStep
  | ListStep
  | BreatheStep
  | GroundStep
  | TimerStep
  | LinkStep

export type Step =
  | AskStep
  | SayStep
  | ShowStep
  | WhenStep
  | ForEachStep
  | LaterStep
  | FollowUpsStep
  | ThenStep
  | EndStep
  | GateStep
  | CloseStep

export type StepKind = Step['kind']

/** Words after the command on the command line answer one step; then the practice goes on, or saves at once. */
export interface Argument {
  readonly answers: string
  readonly shown: string
  readonly then: 'save' | 'go on'
}

/** After so long (such as `5 minutes`) the next question is preceded by one offer to stop. */
export interface SoftStop {
  readonly after: string
  readonly ask: string
}

/** One practice, as its script says it. Plain data: what is compiled at build time is this, as JSON. */
export interface Flow {
  readonly name: string
  readonly title: string
  readonly for: string
  readonly takes: string
  /** The heading in `--help`; a flow without one is not a command (a gate, a follow-up). */
  readonly group: string
  /** Its place among the commands of its group. */
  readonly place: number
  /** First 12 hex digits of the script's SHA-256. */
  readonly version: string
  readonly argument?: Argument
  /** Switches of its own: name → what it does, as `--help` says it. */
  readonly switches: Readonly<Record<string, string>>
  /** With `--now` the practice starts at this step. */
  readonly now?: string
  readonly softStop?: SoftStop
  /** Nothing of it is ever written. */
  readonly private: boolean
  /** Two people at one screen: taken up again, it does not show them the private check. */
  readonly together: boolean
  /** Whether its entries are about somebody: the person from `--with`, a step, or the default one. */
  readonly about: 'somebody' | 'oneself'
  /** How `log` and later practices call an entry, quoting its answers. */
  readonly rememberedAs: string
  /** What its entries are in the report: `rupture`, `warm moment`, … */
  readonly countsAs: string
  readonly closing: string
  readonly evidence?: Evidence
  readonly steps: readonly Step[]
}
