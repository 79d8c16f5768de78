import { describe, expect, test } from 'vitest'
import { exitCode, Left, Problem } from '../../../src/errors.ts'
import type { Question } from '../../../src/flow/terminal.ts'
import { open, optionsOf, reply } from './plain-typing.ts'

const scale: Question = {
  kind: 'scale',
  id: 'before',
  text: 'How strong is it right now?',
  min: 0,
  max: 10,
  step: 1,
  low: 'settled',
  high: 'the most it gets',
  unit: '',
}
const choose: Question = {
  kind: 'choose',
  id: 'next',
  text: 'What would help?',
  hint: 'Only one.',
  options: [{ key: 'again', text: 'another round' }, ...optionsOf('a break')],
}
const several: Question = {
  kind: 'several',
  id: 'warm',
  text: 'A warm moment?',
  options: optionsOf('thanks', 'a laugh', 'help'),
  atMost: 2,
  open: true,
}
const feelings: Question = {
  kind: 'feelings',
  id: 'feelings',
  text: 'If a name fits, what is it?',
  groups: [
    { name: 'Unpleasant', words: ['sad', 'hurt'] },
    { name: 'Pleasant', words: ['calm', 'safe'] },
  ],
  atMost: 2,
}
const line: Question = {
  kind: 'line',
  id: 'plan',
  text: 'If …',
  initial: '',
  needed: false,
  keep: () => {},
}
const write: Question = { kind: 'write', id: 'facts', text: 'What?', initial: '', keep: () => {} }
const list: Question = {
  kind: 'list',
  id: 'ways',
  text: 'Which?',
  atLeast: 2,
  initial: [],
  keep: () => {},
}
const person: Question = {
  kind: 'person',
  id: 'who',
  text: 'Who is this about?',
  people: optionsOf('Alex'),
  relations: optionsOf('partner', 'friend'),
  isName: (typed) => typed.split(' ').length < 4,
}
const date: Question = {
  kind: 'date',
  id: 'when',
  text: 'When?',
  check(typed) {
    if (typed === 'today') return 'Monday 23 November 2026'
    throw new Problem(`“${typed}” isn't a day I know.`, { next: 'Try today.' })
  },
  suggestions: optionsOf('today'),
}

test('Enter takes the usual one of several, and says so', async () => {
  const { reply: given, printed } = await reply({ ...choose, usual: 'again' }, '')
  expect(given).toBe('again')
  expect(printed).toContain('A number; Enter takes “another round”.')
})

test('a question is read from top to bottom, with how to answer it and how to leave', async () => {
  const { reply: given, printed } = await reply(choose, '2')
  expect(given).toBe('a break')
  expect(printed.split('\n')).toEqual([
    '',
    'Ctrl-C leaves at any time; what you have answered is kept.',
    '',
    'What would help?',
    'Only one.',
    '1. another round',
    '2. a break',
    'A number; Enter skips.',
    '> a break',
    '',
  ])
})

describe('answers', () => {
  test.each<[string, Question, string[], unknown]>([
    ['a number', scale, ['7'], 7],
    ['a number once it fits', scale, ['eleven', '11', '10'], 10],
    ['an option by its words', choose, ['Another Round'], 'again'],
    ['an option once it is one', choose, ['3', '1'], 'again'],
    ['several by number', several, ['1 3'], ['thanks', 'help']],
    [
      'several with words of one’s own',
      several,
      ['a laugh, a long walk'],
      ['a laugh', 'a long walk'],
    ],
    ['no more than fit', several, ['1 2 3', '1 2'], ['thanks', 'a laugh']],
    ['a feeling from its group', feelings, ['2', '1, 2'], ['calm', 'safe']],
    ['a feeling by name', feelings, ['hurt, wobbly'], ['hurt', 'wobbly']],
    ['a feeling once it is a word', feelings, ['?', '…', '😢'], ['😢']],
    ['a feeling of its group once it is a word', feelings, ['1', '?', 'sad'], ['sad']],
    ['a line', line, ['I breathe.'], 'I breathe.'],
    ['a line that is needed', { ...line, needed: true }, ['', 'Alex'], 'Alex'],
    ['a line that stood there', { ...line, initial: 'as before' }, [''], 'as before'],
    ['a text', write, ['one', 'two', ''], 'one\ntwo'],
    ['a text with empty lines', write, ['one', '.'], 'one'],
    ['a draft as it stands', { ...write, kind: 'draft', initial: 'Mine.' }, [''], 'Mine.'],
    ['a draft anew', { ...write, kind: 'draft', initial: 'Mine.' }, ['Ours.', '.'], 'Ours.'],
    ['a day', date, ['soon', 'today'], 'today'],
    ['what is usual', { ...date, usual: 'today' }, [''], 'today'],
    ['somebody known', person, ['1'], 'Alex'],
    ['somebody new', person, ['Jo', '2'], { name: 'Jo', relation: 'friend' }],
    ['a sentence is asked for no relation', person, ['Jo made us tea'], 'Jo made us tea'],
    ['somebody new, no more said', person, ['Jo', ''], 'Jo'],
    ['yes', { ...line, kind: 'confirm' }, ['hm', 'Y'], 'yes'],
    ['no', { ...line, kind: 'confirm' }, ['no'], 'no'],
    ['a list', list, ['walk', 'tea', ''], ['walk', 'tea']],
  ])('%s', async (_, question, lines, expected) => {
    expect((await reply(question, ...lines)).reply).toEqual(expected)
  })

  const all = [scale, choose, several, feelings, line, write, date, person, list]
  test.each(all.map((question) => [question.kind, question] as const))(
    '%s is passed over with Enter alone',
    async (_, question) => {
      expect((await reply(question, '')).reply).toBeUndefined()
    },
  )

  test('too few in a list: it asks for more, and an empty line again keeps what is there', async () => {
    const { reply: given, printed } = await reply(list, 'walk', '', '')
    expect(given).toEqual(['walk'])
    expect(printed).toContain('1 more, if you can')
  })
})

test('a scale says what its ends mean', async () => {
  expect((await reply(scale, '')).printed).toContain('0 means settled, 10 means the most it gets.')
})

test('a day is said back as it is understood', async () => {
  const { printed } = await reply(date, 'soon', 'today')
  expect(printed).toContain("“soon” isn't a day I know. Try today.")
  expect(printed).toContain('Monday 23 November 2026')
})

test('each line of a text is kept as it comes', async () => {
  const kept: string[] = []
  await reply({ ...write, keep: (soFar) => kept.push(soFar) }, 'one', 'two', '')
  expect(kept).toEqual(['one', 'one\ntwo'])
})

test('an empty line in something pasted belongs to it', async () => {
  const { terminal, input, type } = open()
  const replied = terminal.ask(write)
  input.write('one\r\n\r\ntwo\n\nthree\n')
  await type('')
  expect(await replied).toBe('one\n\ntwo\n\nthree')
})

test('lines that came all at once answer one question after another', async () => {
  const { terminal, input } = open()
  input.end('7\n2\n')
  expect(await terminal.ask(scale)).toBe(7)
  expect(await terminal.ask(choose)).toBe('a break')
  await expect(terminal.ask(scale)).rejects.toMatchObject({
    name: 'Left',
    code: exitCode.interrupted,
  })
})

describe('leaving', () => {
  test('the end of the input leaves, and carries the text under way', async () => {
    const { terminal, input, type } = open()
    const replied = terminal.ask(write)
    replied.catch(() => {})
    await type('one', 'two')
    input.end()
    await expect(replied).rejects.toMatchObject({ name: 'Left', typed: 'one\ntwo' })
  })

  test('what comes after begins on a line of its own', async () => {
    const { terminal, input, printed } = open()
    input.end()
    await expect(terminal.ask(scale)).rejects.toMatchObject({ name: 'Left' })
    expect(printed()).toMatch(/\n> \n$/)
  })

  test('a terminal that is gone is left, not failed', async () => {
    const { terminal, input } = open()
    const replied = terminal.ask(scale)
    input.emit('error', Object.assign(new Error('read EIO'), { code: 'EIO' }))
    await expect(replied).rejects.toMatchObject({ name: 'Left' })
  })

  test('a signal leaves with its code', async () => {
    const { terminal, leaving, type } = open()
    const replied = terminal.ask(list)
    replied.catch(() => {})
    await type('walk')
    leaving.abort(new Left(exitCode.terminated))
    await expect(replied).rejects.toMatchObject({ code: exitCode.terminated, typed: 'walk' })
    await expect(terminal.ask(scale)).rejects.toMatchObject({ code: exitCode.terminated })
  })
})

test('what moves by itself has the input to itself', async () => {
  const { terminal, screen, type, input } = open()
  const first = terminal.ask(scale)
  await type('3')
  await first
  const grounded = terminal.ask({ kind: 'ground', id: 'look', text: 'Slowly.', prompts: ['Five.'] })
  expect(input.listenerCount('data')).toBe(0)
  screen.press('return')
  expect(await grounded).toBe('done')
  const last = terminal.ask(scale)
  await type('4')
  expect(await last).toBe(4)
})

test('a private conversation cannot be taken back, and says so', async () => {
  const { terminal, type, printed } = open()
  const replied = terminal.privately(() => terminal.ask(choose))
  await type('1')
  expect(await replied).toBe('again')
  expect(printed()).toContain('This window still shows the last questions.')
})

test('no escape byte is ever written, whatever the words hold', async () => {
  const bad = '\u001b]0;title\u0007\u001b[2Jbad\u009b31m\u202e'
  const { terminal, type, printed, screen } = open()
  for (const tone of ['title', 'plain', 'quiet', 'care', 'quote'] as const)
    terminal.say({ text: bad, tone, items: [bad] })
  const asked: [Question, string[]][] = [
    [{ ...scale, text: bad, low: bad, high: bad }, ['x', '7']],
    [{ ...choose, text: bad, hint: bad, options: [{ key: bad, text: bad, note: bad }] }, ['1']],
    [{ ...several, options: optionsOf(bad) }, [bad]],
    [{ ...feelings, groups: [{ name: bad, words: [bad] }] }, ['1', '1']],
    [{ ...write, initial: bad }, [bad, '']],
    [{ ...date, check: () => bad }, [bad]],
    [{ ...person, people: optionsOf(bad) }, [bad, '1']],
    [{ ...list, initial: [bad] }, ['', '']],
  ]
  for (const [question, lines] of asked) {
    const replied = terminal.ask(question)
    await type(...lines)
    await replied
  }
  const grounded = terminal.ask({ kind: 'ground', id: 'look', text: bad, prompts: [bad] })
  screen.press('return')
  await grounded
  const all = printed() + screen.written
  expect(all).toContain('bad')
  expect(all).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/)
})
