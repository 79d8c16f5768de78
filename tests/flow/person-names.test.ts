import { expect, test } from 'vitest'
import { isSentence } from '../../src/flow/person-names.ts'

test.each([
  ...['Alex', 'Mum', 'Dr. Kim', 'Alex Jr.', 'J.R.', 'Anna-Maria O’Neil', 'the new boss', '🦊 Fox'],
  ...['Даша', '王小明', ' Sam  from work ', 'St. John Smith', 'x'.repeat(40)],
])('%j is a name', (name) => {
  expect(isSentence(name)).toBe(false)
})

test.each([
  ...['Alex made tea after', 'She made tea!', 'I had tea.', 'Alex, my friend', 'who knows?'],
  ...['Sam: tea', 'well…', 'x'.repeat(41)],
])('%j is more', (name) => {
  expect(isSentence(name)).toBe(true)
})
