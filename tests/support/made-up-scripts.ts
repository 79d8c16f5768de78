import fc from 'fast-check'
import { stringify } from 'yaml'

type Raw = Record<string, unknown>

/** Names a made-up script looks back at: `~2` becomes the third step above, the rest are facts or traps. */
const name = fc.oneof(
  { weight: 60, arbitrary: fc.nat(5).map((back) => `~${back}`) },
  { weight: 10, arbitrary: fc.constantFrom('gate', 'plan', 'disclosure', 'short', 'plan.break') },
  { weight: 1, arbitrary: fc.constantFrom('constructor', 'toString', '__proto__', 'nowhere') },
)
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: 1, maxLength: 3 })
const small = fc.integer({ min: -1, max: 11 })
const option = fc.constantFrom('one', 'two', 'three', 'answered', 'toString')
const length = fc.constantFrom('2 minutes', '5s', '25 minutes', '~0')

const sentence = fc.oneof(
  fc.constantFrom(
    'Hello.',
    'A {',
    '…',
    'So {item or it} goes.',
    '{name or them} and {about or this}',
  ),
  name.map((quoted) => `It was {${quoted} or nothing}.`),
  name.map((quoted) => `It was {${quoted}}.`),
)

const test = fc.oneof(
  option,
  some(option),
  fc.constantFrom('answered', 'skipped', 'first', 'yes', 'written'),
  small,
  small.map((number) => ({ 'at-least': number })),
  fc.tuple(small, small).map(([least, most]) => ({ 'at-least': least, 'at-most': most })),
  fc.tuple(small, name).map(([within, of]) => ({ within, of })),
  fc.tuple(name, small).map(([below, by]) => ({ below, by })),
)

const { condition } = fc.letrec<{ condition: unknown; single: unknown }>((tie) => ({
  single: fc.tuple(name, test).map(([of, tested]) => ({ [of]: tested })),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: tie('single') },
    tie('condition').map((not) => ({ not })),
    some(tie('condition')).map((any) => ({ any })),
    some(tie('condition')).map((all) => ({ all })),
  ),
}))

const leads = fc.oneof(
  name.map((back) => `back to ${back}`),
  fc.constantFrom('pause', 'the end'),
)

const asking: fc.Arbitrary<Raw> = fc.oneof(
  fc.record({ scale: sentence, hint: sentence }),
  fc.record({ choose: sentence, options: fc.uniqueArray(option, { minLength: 1 }) }),
  fc.record({
    choose: sentence,
    options: fc.constant(['one', 'two']),
    'leads-to': leads.map((one) => ({ one })),
  }),
  fc.record({ choose: sentence, words: fc.constantFrom('needs', 'values') }),
  fc.record({ 'choose-several': sentence, words: fc.constant('body'), 'at-most': fc.nat(3) }),
  fc.record({ feelings: sentence }),
  fc.record({ line: sentence, 'wording-hints': fc.constantFrom('yes', 'no') }),
  fc.record({ write: sentence, 'starts-with': fc.constant('last time') }),
  fc.record({
    draft: sentence,
    from: fc.array(sentence, { minLength: 1 }).map((all) => all.join('\n')),
  }),
  fc.record({
    date: sentence,
    looking: fc.constantFrom('back', 'ahead'),
    suggest: some(fc.constantFrom('today', 'sat', 'today')),
  }),
  fc.record({ duration: sentence, usual: length, 'at-least': length }),
  fc.record({ person: sentence }),
  fc.record({ confirm: sentence }),
  fc.record({ list: sentence }),
  fc.record({ breathe: fc.constantFrom('long', 'box'), for: length, say: sentence }),
  fc.record({ ground: sentence, prompts: some(fc.constantFrom('See.', 'Hear.')) }),
  fc.record({ timer: sentence, for: length }),
)

const doing: fc.Arbitrary<Raw> = fc.oneof(
  fc.record({ say: sentence, once: fc.constantFrom('yes', 'no'), id: fc.constant('said') }),
  fc.record({ show: fc.constantFrom('takeaways', 'promises-due', 'week-so-far'), say: sentence }),
  fc.record({
    later: fc.constant('promise'),
    due: fc.constantFrom('1 day', 'next start', '2 weeks', '~0'),
    about: sentence,
  }),
  fc.record({ 'follow-ups': fc.constantFrom('promise', 'prediction'), say: sentence }),
  fc.constantFrom({ gate: 'safety' }, { close: 'safety' }, { end: 'finished' }, { then: 'pause' }),
)

const { steps } = fc.letrec<{ steps: Raw[]; step: Raw }>((tie) => ({
  step: fc.oneof(
    { depthSize: 'small' },
    { weight: 12, arbitrary: asking },
    { weight: 5, arbitrary: doing },
    fc.record({ when: condition, steps: tie('steps') }),
    fc.record({ when: condition, steps: tie('steps'), otherwise: tie('steps') }),
    fc.record({
      'for-each': fc.constantFrom('takeaways', 'ruptures-this-week', '~0'),
      steps: tie('steps'),
    }),
  ),
  steps: fc.array(tie('step'), { minLength: 1, maxLength: 6 }),
}))

const quiet = /^(say|show|later|follow-ups|gate|close|end|then|when|for-each)$/

/** Gives every step that asks an id of its own, counting in reading order, and turns `~2` into such ids. */
const numbered = (list: readonly Raw[], count = { asked: 0 }): Raw[] =>
  list.map(({ steps: inner, otherwise, ...own }) => {
    const earlier = (back: string) => `s${Math.max(0, count.asked - 1 - Number(back))}`
    const said = JSON.stringify(own).replace(/~(\d)/g, (_, back: string) => earlier(back))
    const asks = !quiet.test(Object.keys(own)[0] ?? '')
    return {
      ...(JSON.parse(said) as Raw),
      ...(asks && { id: `s${count.asked++}` }),
      ...(Array.isArray(inner) && { steps: numbered(inner as Raw[], count) }),
      ...(Array.isArray(otherwise) && { otherwise: numbered(otherwise as Raw[], count) }),
    }
  })

/** Scripts of the right shape, with steps that look back, lead back and repeat as chance would have it. */
export const madeUpScript: fc.Arbitrary<string> = steps.map((list) =>
  stringify({
    name: 'made-up',
    title: 'Made up',
    for: 'testing',
    about: 'somebody',
    switches: { short: 'only some' },
    steps: numbered(list),
  }),
)
