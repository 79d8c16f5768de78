import { expect, test } from 'vitest'
import { readFlow } from '../../../src/flow/reading/script.ts'
import { scriptOf } from '../../support/scripts.ts'

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
  expect(findings.every(({ line, wrong, next }) => line > 0 && wrong !== '' && next !== '')).toBe(
    true,
  )
})
