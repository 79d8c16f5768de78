import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What walks a practice. Errors, and the words of other commands, may stand in code; a practice's may not. */
const walking = [
  ...globSync('src/flow/**/*.ts'),
  ...globSync('src/commands/{practice,follow-up,practice/*,support/page}.ts'),
]

/** Several words, written out where somebody is asked or told something: `text: 'Keep it?'`. */
const sentence = /\b(?:text|hint|title|question)(?::| =) (['"`])(?=[^'"`]*[a-z,.?!] [a-z])[^'"`]*\1/

const spokenIn = (source: string): string[] =>
  source.split('\n').filter((line) => sentence.test(line))

test('what is said while practising stands in prompts/, not in code', () => {
  expect(walking.length).toBeGreaterThan(30)
  expect(walking.flatMap((file) => spokenIn(readFileSync(file, 'utf8')))).toEqual([])
})

test.each([
  "    text: 'Keep it, or change it?',",
  "      { key: 'yes', text: 'yes, go on' },",
  '    text: `You began this on Monday.`,',
  "  terminal.say({ text: 'Welcome. This is a private place.', tone: 'title' })",
])('such a line would be found: %s', (line) => {
  expect(spokenIn(line)).toEqual([line])
})
