import { expect, test } from 'vitest'
import { readBetween } from '../../../src/flow/reading/between.ts'
import { promptFile } from '../../support/shipped.ts'

const source = promptFile('between.yaml')

test('what is said around the questions is read whole', () => {
  const { between, findings } = readBetween(source)
  expect(findings).toEqual([])
  expect(between?.wording).toEqual({ choose: 'Keep it, or change it?', change: 'change it' })
})

test.each([
  [
    'a misspelt name',
    'change:',
    'chnage:',
    '“chnage” is not known here.',
    'Did you mean “change”?',
  ],
  [
    'a sentence without its word',
    'began this {when}',
    'began this',
    '“choose” should have {when} in it, once.',
  ],
  [
    'a word it does not know',
    'this {when}',
    'this {day}',
    '“choose” should have {when} in it, once.',
  ],
])(
  '%s is refused, with its place',
  (_, from, to, wrong, next = 'prompts/README.md shows an example.') => {
    const { between, findings } = readBetween(source.replace(from, to))
    const line = source.slice(0, source.indexOf(from)).split('\n').length
    expect(between).toBeUndefined()
    expect(findings).toContainEqual(expect.objectContaining({ line, wrong, next }))
  },
)
