import * as v from 'valibot'

/**
 * The keys each kind of step may have, as they stand in a script. The first word of a step is its
 * kind and its value is what the person reads; everything else is optional unless said here.
 */
export const words = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((given) => String(given).trim()),
  v.nonEmpty('is empty'),
)
const name = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]*$/, 'should be small letters, digits and dashes, such as what-happened'),
)
const whole = (least: number) =>
  v.pipe(v.number(), v.integer('should be a whole number'), v.minValue(least))
const yes = v.picklist(['yes', 'no'], 'should be yes or no')

export const evidence = v.strictObject({
  strength: v.picklist(['strong', 'moderate', 'tradition']),
  source: v.optional(words),
})

/** An option is a plain text, or `key: text`, with `quoted` when a later sentence says it differently. */
const pair = v.pipe(
  v.custom<Record<string, string | number>>((given) => !Array.isArray(given)),
  v.record(v.string(), words),
)
const option = v.union([words, pair])

const part = { evidence: v.optional(evidence) }
const asked = {
  ...part,
  id: name,
  hint: v.optional(words),
  tracks: v.optional(name),
  needed: v.optional(yes),
}
const vocabulary = {
  options: v.optional(v.pipe(v.array(option), v.minLength(1, 'needs at least one'))),
  words: v.optional(name),
}
const inner = v.array(v.unknown())

const number = v.number()
/** A comparison in a condition, such as `{ at-least: 6 }`. */
export const comparison = v.strictObject({
  is: v.optional(v.union([words, v.array(words)])),
  'at-least': v.optional(number),
  'at-most': v.optional(number),
  within: v.optional(number),
  of: v.optional(name),
  below: v.optional(name),
  above: v.optional(name),
  by: v.optional(number),
})
export type RawTest = v.InferOutput<typeof comparison>

/** The schema of each step kind, keyed by its first word. */
export const stepSchemas = {
  say: v.strictObject({
    ...part,
    say: words,
    id: v.optional(name),
    tone: v.optional(v.picklist(['plain', 'quiet', 'care'])),
    once: v.optional(yes),
  }),
  show: v.strictObject({ ...part, show: name, say: words }),
  scale: v.strictObject({
    ...asked,
    scale: words,
    low: v.optional(words),
    high: v.optional(words),
    'out-of': v.optional(v.picklist([10, 100])),
  }),
  choose: v.strictObject({
    ...asked,
    ...vocabulary,
    choose: words,
    'leads-to': v.optional(v.record(v.string(), words)),
  }),
  'choose-several': v.strictObject({
    ...asked,
    ...vocabulary,
    'choose-several': words,
    'at-most': v.optional(whole(1)),
  }),
  feelings: v.strictObject({ ...asked, feelings: words, 'at-most': v.optional(whole(1)) }),
  line: v.strictObject({ ...asked, line: words, 'wording-hints': v.optional(yes) }),
  write: v.strictObject({
    ...asked,
    write: words,
    'wording-hints': v.optional(yes),
    'starts-with': v.optional(v.literal('last time')),
  }),
  draft: v.strictObject({ ...asked, draft: words, from: words, 'wording-hints': v.optional(yes) }),
  date: v.strictObject({
    ...asked,
    date: words,
    looking: v.optional(v.picklist(['back', 'ahead'])),
    'with-time': v.optional(yes),
    suggest: v.optional(v.array(words)),
  }),
  duration: v.strictObject({
    ...asked,
    duration: words,
    usual: words,
    'at-least': v.optional(words),
    'at-most': v.optional(words),
    also: v.optional(v.array(words)),
  }),
  person: v.strictObject({ ...asked, person: words }),
  confirm: v.strictObject({ ...asked, confirm: words }),
  list: v.strictObject({ ...asked, list: words, 'at-least': v.optional(whole(0)) }),
  breathe: v.strictObject({ ...asked, breathe: words, for: words, say: words }),
  ground: v.strictObject({
    ...asked,
    ground: words,
    prompts: v.pipe(v.array(words), v.minLength(1, 'needs at least one')),
  }),
  timer: v.strictObject({ ...asked, timer: words, for: words }),
  link: v.strictObject({
    ...asked,
    link: words,
    to: v.pipe(v.array(name), v.minLength(1, 'needs at least one')),
    within: words,
  }),
  when: v.strictObject({
    ...part,
    when: v.unknown(),
    steps: inner,
    otherwise: v.optional(inner),
  }),
  'for-each': v.strictObject({ ...part, 'for-each': name, steps: inner }),
  later: v.strictObject({ ...part, later: name, due: words, about: v.optional(words) }),
  'follow-ups': v.strictObject({
    ...part,
    'follow-ups': name,
    say: words,
    which: v.optional(v.picklist(['due', 'open'])),
  }),
  then: v.strictObject({ ...part, then: name }),
  end: v.strictObject({ ...part, end: v.picklist(['finished', 'stopped', 'passed']) }),
  gate: v.strictObject({ ...part, gate: name }),
  close: v.strictObject({ ...part, close: name }),
} as const

/** The head of a script: everything beside its steps. */
export const headSchema = v.strictObject({
  name,
  title: words,
  for: words,
  takes: v.optional(words),
  group: v.optional(
    v.picklist(['In the moment', 'Practise'], 'should be In the moment, or Practise'),
  ),
  place: v.optional(whole(1)),
  argument: v.optional(
    v.strictObject({ answers: name, shown: words, then: v.picklist(['save', 'go on']) }),
  ),
  switches: v.optional(v.record(name, words)),
  now: v.optional(name),
  'soft-stop': v.optional(v.strictObject({ after: words, ask: words })),
  private: v.optional(yes),
  together: v.optional(yes),
  about: v.optional(v.picklist(['somebody', 'oneself'])),
  'remembered-as': v.optional(words),
  'counts-as': v.optional(words),
  closing: v.optional(words),
  evidence: v.optional(evidence),
  steps: v.pipe(v.array(v.unknown()), v.minLength(1, 'needs at least one step')),
})

export type RawHead = v.InferOutput<typeof headSchema>
export type RawSteps = { [K in keyof typeof stepSchemas]: v.InferOutput<(typeof stepSchemas)[K]> }
