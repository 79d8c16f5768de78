import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exitCode, isLeft, isProblem, Left } from '../../src/errors.ts'
import type { Flow } from '../../src/flow/flow.ts'
import { readFlow } from '../../src/flow/read.ts'
import { readBreathing, readWords } from '../../src/flow/read-words.ts'
import { stepSchemas } from '../../src/flow/schema.ts'
import { walk } from '../../src/flow/walk.ts'
import { madeUpScript } from '../support/made-up-scripts.ts'
import { chanceFrom, replyTo } from '../support/replying.ts'
import { scriptOf } from '../support/scripts.ts'
import { promptFile, shippedScripts } from '../support/shipped.ts'
import { sitter, world } from '../support/walking.ts'

const keys = Object.values(stepSchemas).flatMap(({ entries }) => Object.keys(entries))
const fragments = [
  ...new Set([...Object.keys(stepSchemas), ...keys]),
  ...[
    'name',
    'title',
    'steps',
    'any',
    'not',
    'all',
    'is',
    'at-least',
    'within',
    'of',
    'below',
    'by',
  ],
  ...['yes', 'no', 'answered', 'skipped', 'plan', 'gate', 'first', 'disclosure', 'a', 'b', 'x-y'],
  ...['constructor', '__proto__', 'toString', '{a}', '{a or b}', '{item}', '{name}', '{', '}', '…'],
  ...[
    '0',
    '3',
    '11',
    '-1',
    '1e400',
    '.nan',
    '2 minutes',
    '1 day',
    'next start',
    'back to a',
    'the end',
  ],
  ...[
    'null',
    '~',
    'true',
    '',
    '"',
    "'",
    '|',
    '>',
    '&a',
    '*a',
    '!!set',
    '<<',
    '---',
    '#',
    '\t',
    '🙂',
    '\u202e',
  ],
]

const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...fragments) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
)
const value = fc.oneof(
  word,
  fc.array(word, { maxLength: 3 }).map((list) => `[${list.join(', ')}]`),
  fc.tuple(word, word, word).map(([a, b, c]) => `{ ${a}: ${b}, ${c}: ${a} }`),
)
const line = fc
  .tuple(fc.nat(6), fc.boolean(), word, value)
  .map(([depth, item, key, said]) => `${'  '.repeat(depth)}${item ? '- ' : ''}${key}: ${said}`)
const scribble = fc.oneof(
  fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')),
  fc.array(line, { maxLength: 12 }).map((lines) => scriptOf(lines.join('\n'))),
  fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
)

const sources = shippedScripts.map(({ source }) => source)
const pieces = [...new Set(sources.flatMap((source) => source.match(/[\w-]+|[{}[\]:,"]/g) ?? []))]

type Mutation = (lines: string[], at: number, piece: string) => void
const mutations: readonly Mutation[] = [
  (lines, at) => void lines.splice(at, 1),
  (lines, at) => void lines.splice(at, 0, lines[at] ?? ''),
  (lines, at) => void lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? ''),
  (lines, at) => void lines.splice(at, 1, `  ${lines[at]}`),
  (lines, at) => void lines.splice(at, 1, (lines[at] ?? '').replace('  ', '')),
  (lines, at, piece) => void lines.splice(at, 1, (lines[at] ?? '').replace(/[\w-]+$/, piece)),
  (lines, at, piece) => void lines.splice(at, 1, (lines[at] ?? '').replace(/[\w-]+/, piece)),
  (lines, at, piece) => void lines.splice(at, 1, (lines[at] ?? '').replace(/: .*/, `: ${piece}`)),
]

const mutated = fc
  .tuple(
    fc.constantFrom(...sources),
    fc.array(fc.tuple(fc.constantFrom(...mutations), fc.nat(), fc.constantFrom(...pieces)), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([source, changes]) => {
    const lines = source.split('\n')
    for (const [change, at, piece] of changes) change(lines, at % lines.length, piece)
    return lines.join('\n')
  })

/** A finding is only of use when it points into the file and says what to do. */
const expectHelp = (source: string, findings: ReturnType<typeof readFlow>['findings']) => {
  const lines = source.split(/\r?\n/)
  for (const { line, column, wrong, next } of findings) {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(lines.length)
    expect(column).toBeGreaterThanOrEqual(1)
    expect(wrong.length).toBeGreaterThan(10)
    expect(next.length).toBeGreaterThan(5)
  }
}

const ENOUGH = 300

/** Walks a sound flow with chance replies; a Problem may come of a name that leads nowhere, and of nothing else. */
const expectWalk = async (flow: Flow, seed: number) => {
  const chance = chanceFrom(seed)
  let asked = 0
  const terminal = sitter((question) => {
    if (asked++ > ENOUGH) throw new Left(exitCode.interrupted)
    return replyTo(question, chance)
  })
  const { surroundings, draft, store } = world()
  try {
    await walk(flow, terminal, draft(flow), surroundings())
  } catch (error) {
    if (!isLeft(error) && !(isProblem(error) && error.message.startsWith('There is no ')))
      throw error
  } finally {
    store.close()
  }
}

test('anything that looks a little like a script is read without an exception', async () => {
  await fc.assert(
    fc.asyncProperty(scribble, fc.nat(), async (source, seed) => {
      const { flow, findings } = readFlow(source, 'test')
      expectHelp(source, findings)
      expect(flow === undefined).toBe(findings.length > 0)
      if (flow) await expectWalk(flow, seed)
    }),
    { numRuns: 4000 },
  )
}, 60_000)

test('a made-up script of the right shape is refused with help, or can be walked', async () => {
  let walked = 0
  await fc.assert(
    fc.asyncProperty(madeUpScript, fc.nat(), async (source, seed) => {
      const { flow, findings } = readFlow(source, 'test')
      expectHelp(source, findings)
      if (!flow) return
      walked += 1
      await expectWalk(flow, seed)
    }),
    { numRuns: 3000 },
  )
  expect(walked).toBeGreaterThan(300)
}, 60_000)

test('a shipped script with some lines changed is refused with help, or can be walked', async () => {
  let walked = 0
  await fc.assert(
    fc.asyncProperty(mutated, fc.nat(), async (source, seed) => {
      const { flow, findings } = readFlow(source, 'test')
      expectHelp(source, findings)
      if (!flow) return
      walked += 1
      await expectWalk(flow, seed)
    }),
    { numRuns: 2500 },
  )
  expect(walked).toBeGreaterThan(100)
}, 60_000)

test('word lists and breathing patterns are read without an exception', () => {
  const lists = ['words/feelings.yaml', 'words/needs.yaml', 'breathing.yaml'].map(promptFile)
  const changed = fc
    .tuple(fc.constantFrom(...lists), fc.constantFrom(...mutations), fc.nat(), word)
    .map(([source, change, at, piece]) => {
      const lines = source.split('\n')
      change(lines, at % lines.length, piece)
      return lines.join('\n')
    })
  fc.assert(
    fc.property(fc.oneof(scribble, changed), (source) => {
      expectHelp(source, [...readWords(source).findings, ...readBreathing(source).findings])
    }),
    { numRuns: 2000 },
  )
}, 60_000)

test.each([
  ['brackets', '['.repeat(200_000)],
  [
    'steps in steps',
    scriptOf(`  - ${'{ when: { plan: written }, steps: ['.repeat(1000)}${']}'.repeat(1000)}`),
  ],
  [
    'conditions in conditions',
    scriptOf(
      `  - when: ${'{ not: '.repeat(700)}{ plan: written }${' }'.repeat(700)}\n    steps: []`,
    ),
  ],
  [
    'a name as long as a book',
    scriptOf(`  - "${'a'.repeat(1000)}": x\n  - say: "{${'b'.repeat(400_000)}}"`),
  ],
  ['forty thousand mistakes', scriptOf('  - scal: a\n'.repeat(40_000))],
  [
    'ten scales compared',
    scriptOf(
      `${Array.from({ length: 10 }, (_, n) => `  - scale: A?\n    id: s${n}\n    out-of: 100\n`).join('')}  - when: { ${Array.from({ length: 9 }, (_, n) => `s${n}: { above: s${n + 1} }`).join(', ')} }\n    steps: [{ say: Yes. }]`,
    ),
  ],
  ['quotes within quotes', scriptOf(`  - say: "${'{a or '.repeat(50_000)}"`)],
])('%s: done within seconds', (_, source) => {
  const started = performance.now()
  const { findings } = readFlow(source, 'test')
  expect(performance.now() - started).toBeLessThan(10_000)
  expectHelp(source, findings.slice(0, 5))
})
