import { describe, expect, test } from 'vitest'
import { newHome } from './support/home.ts'

const all = 'See what there is: capacity --help'

describe('a line that cannot be understood is answered with what to do', () => {
  test.each([
    ['show', ['“show” needs one more thing: <id>.', 'See how: capacity show --help']],
    ['import', ['“import” needs one more thing: <file>.', 'See how: capacity import --help']],
    ['shw', ["Unknown command 'shw'.", 'Did you mean show?', all]],
    [
      'log --wek',
      ["Unknown option '--wek'.", 'Did you mean --week?', 'See how: capacity log --help'],
    ],
    ['breath', ["Unknown command 'breath'.", 'Did you mean breathe?', all]],
    ['--breathe', ["Unknown option '--breathe'.", 'Did you mean capacity breathe?', all]],
    ...['sos', 'stop', 'calm'].map((word): [string, string[]] => [
      word,
      [`Unknown command '${word}'.`, 'If it is too much right now: capacity breathe', all],
    ]),
    [
      'journal --yesterday',
      [
        "Unknown option '--yesterday'.",
        'Did you mean --on yesterday?',
        'See how: capacity journal --help',
      ],
    ],
    ['log --yesterday', ["Unknown option '--yesterday'.", 'See how: capacity log --help']],
    ['breathe --for', ["Unknown option '--for'.", 'See how: capacity breathe --help']],
  ])('capacity %s', async (line, said) => {
    const { code, stdout, stderr } = await newHome().run(line.split(' '))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.trimEnd().split('\n')).toEqual(said)
  })
})
