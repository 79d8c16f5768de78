import { describe, expect, test } from 'vitest'
import { exitCode, Left } from '../../../src/errors.ts'
import type { Question } from '../../../src/flow/terminal.ts'
import {
  choose,
  confirm,
  date,
  draft,
  feelings,
  ground,
  likely,
  line,
  list,
  person,
  scale,
  several,
  typed,
  write,
} from './examples.ts'
import { asking, openWindow } from './window.ts'

test('a conversation reads as one, and every reply is what the flow expects', async () => {
  const { terminal, see, type, press, settle, scrollback } = openWindow()
  const replies: unknown[] = []
  const ask = async (question: Question, answer: () => Promise<void>) => {
    const reply = terminal.ask(question)
    await see(question.text)
    await answer()
    replies.push(await reply)
  }
  terminal.say({ text: 'Repair', tone: 'title' })
  await ask(scale, () => type('7\r'))
  await ask(likely, () => type('35\r'))
  await ask(choose, () => press('down', 'enter'))
  await ask(several, () => type('1zest\r\r'))
  await ask(feelings, () => type('calm\r\r'))
  terminal.say({ text: 'Ask whether now is good.', tone: 'care', items: ['when', 'where'] })
  await ask(line, () => type('I breathe.\r'))
  await ask(write(), () => type('It was late.\rI shouted.\r\r'))
  await ask(draft, () => press('enter'))
  await ask(date, () => press('down', 'enter'))
  await ask(person, async () => {
    await type('Jo\r')
    await see('Jo is your')
    await type('2\r')
  })
  await ask(confirm, () => type('y\r'))
  await ask(list, () => type('walk\rtea\r\r'))
  await ask({ ...line, text: 'Anything else?' }, () => press('tab'))

  expect(replies).toEqual([
    7,
    35,
    'again',
    ['thanks', 'zest'],
    ['calm'],
    'I breathe.',
    'It was late.\nI shouted.',
    'That was mine.',
    'today',
    { name: 'Jo', relation: 'friend' },
    'yes',
    ['walk', 'tea'],
    undefined,
  ])
  await settle()
  expect(scrollback().split('\n')).toEqual([
    '  Repair',
    '',
    '✓ How strong is it right now?  7',
    '✓ How likely?  35 %',
    '✓ What would help?  another round',
    '✓ A warm moment?  thanks, zest',
    '✓ If a name fits, what is it?  calm',
    '',
    '! Ask whether now is good.',
    '  · when',
    '  · where',
    '',
    '✓ If …  I breathe.',
    '✓ What happened?',
    '  │ It was late.',
    '  │ I shouted.',
    '✓ Here it is.',
    '  │ That was mine.',
    '✓ When?  the day of today',
    '✓ Who is this about?  Jo',
    '✓ Did you?  yes',
    '✓ Which ways?',
    '  │ walk',
    '  │ tea',
    '· Anything else?',
  ])
})

describe('every question', () => {
  const all = typed.map((question) => [question.kind, question] as const)

  test.each(all)('%s is passed over with Tab, and with Escape', async (_, question) => {
    for (const key of ['tab', 'escape'] as const) {
      const { reply, press, text, settle } = await asking(question)
      await press(key)
      expect(await reply).toBeUndefined()
      await settle()
      expect(text()).toBe(`· ${question.text}`)
    }
  })

  test.each(all)('%s is left with Ctrl-C, and the terminal is as it was', async (_, question) => {
    const { reply, press, settle, modes, modesOf, input } = await asking(question)
    expect(modesOf().bracketedPaste).toBe(true)
    await press('ctrl-c')
    await expect(reply).rejects.toMatchObject({ name: 'Left', code: exitCode.interrupted })
    await settle()
    expect(modes.at(-1)).toBe(false)
    expect(modesOf()).toMatchObject({ bracketedPaste: false, cursorVisible: true })
    expect(input.isPaused()).toBe(true)
    expect(input.listenerCount('keypress')).toBe(0)
  })

  test.each(all)('%s is left when the window closes', async (_, question) => {
    const { reply, input } = await asking(question)
    input.end()
    await expect(reply).rejects.toMatchObject({ name: 'Left', code: exitCode.hungUp })
  })

  test.each(all)(
    '%s is left when the program is told to end, with its code',
    async (_, question) => {
      const { reply, leaving } = await asking(question)
      leaving.abort(new Left(exitCode.terminated))
      await expect(reply).rejects.toMatchObject({ name: 'Left', code: exitCode.terminated })
    },
  )

  test.each(all)('%s leaves nothing of itself behind at 40×12', async (_, question) => {
    const long = `${question.text} ${'Take your time with it. '.repeat(4)}`.trim()
    const small = { columns: 40, rows: 12 }
    const { reply, press, text, settle } = await asking({ ...question, text: long }, small)
    await press('down', 'up', 'down')
    await press('tab', 'tab')
    await reply
    await settle()
    expect(text().replace(/\s+/g, ' ')).toMatch(/^[·✓] /)
    expect(text()).not.toContain('answers')
    expect(text()).not.toContain('enter')
  })
})

describe('leaving', () => {
  test.each([
    ['a line', line, 'half a sen', 'half a sen'],
    ['a text', write(), 'one\rtwo', 'one\ntwo'],
    ['a list', list, 'walk\rtea', 'walk\ntea'],
  ])('%s under way is carried out', async (_, question, keys, carried) => {
    const left = await asking(question)
    await left.type(keys)
    await left.press('ctrl-c')
    await expect(left.reply).rejects.toMatchObject({ typed: carried })

    const ended = await asking(question)
    await ended.type(keys)
    ended.leaving.abort(new Left(exitCode.hungUp))
    await expect(ended.reply).rejects.toMatchObject({ code: exitCode.hungUp, typed: carried })
  })

  test('a draft nobody touched carries nothing', async () => {
    const { reply, press } = await asking(draft)
    await press('ctrl-c')
    await expect(reply).rejects.toMatchObject({ typed: undefined })
  })

  test('Ctrl-D leaves only where nothing is typed', async () => {
    const { reply, type, press } = await asking(line)
    await type('ab')
    await press('ctrl-d', 'backspace', 'backspace', 'ctrl-d')
    await expect(reply).rejects.toMatchObject({ name: 'Left', typed: undefined })
  })

  test('a terminal that is gone is left, not failed', async () => {
    const { reply, input } = await asking(scale)
    input.emit('error', Object.assign(new Error('read EIO'), { code: 'EIO' }))
    await expect(reply).rejects.toMatchObject({ name: 'Left', code: exitCode.hungUp })
    // And says so again, when nobody listens any more.
    expect(() => input.emit('error', new Error('read EIO'))).not.toThrow()
  })

  test('input that ended before the question leaves at once', async () => {
    const { terminal, input, settle } = openWindow()
    input.resume().end()
    await settle()
    await expect(terminal.ask(scale)).rejects.toMatchObject({ name: 'Left' })
  })
})

test('words that would act on the terminal are drawn as words', async () => {
  const bad = '\u001b]0;title\u0007\u001b[2Jbad\u009b31m\u202e'
  const { terminal, raw, see, press, settle } = openWindow()
  terminal.say({ text: bad, tone: 'plain', items: [bad] })
  const asked: Question[] = [
    { ...choose, text: bad, hint: bad, options: [{ key: bad, text: bad, note: bad }] },
    { ...feelings, text: bad, groups: [1, 2].map((n) => ({ name: `${n}${bad}`, words: [bad] })) },
    { ...draft, text: bad, initial: bad },
    { ...date, text: bad, check: () => bad },
    { ...person, text: bad, people: [{ key: bad, text: bad }] },
    { ...list, text: bad, initial: [bad] },
    { ...scale, text: bad, low: bad, high: bad },
  ]
  for (const question of asked) {
    const reply = terminal.ask(question)
    await see('ctrl-c leaves')
    await press('down', 'enter', 'enter')
    await press('tab')
    await reply
    await settle()
  }
  expect(raw()).toContain('bad')
  expect(raw()).not.toMatch(/\u001b\]|\u0007|\u009b|\u202e|\u001b\[2J(?!\u001b\[\?1049l)/)
})

test('a window of another size is drawn for at once', async () => {
  const { reply, resize, see, press, settle, text } = await asking(choose)
  resize({ columns: 40, rows: 12 })
  await settle()
  await see('enter answers')
  expect(
    Math.max(
      ...text()
        .split('\n')
        .map((row) => row.length),
    ),
  ).toBeLessThan(40)
  await press('tab')
  await reply
})

describe('a private conversation', () => {
  test('leaves nothing on the screen or above it', async () => {
    const { terminal, see, press, text, scrollback, settle, modesOf } = openWindow({ rows: 8 })
    terminal.say({ text: 'Before.', tone: 'plain' })
    const answer = terminal.privately(async () => {
      const replies: unknown[] = []
      for (let round = 1; round <= 5; round += 1) {
        const reply = terminal.ask({ ...choose, text: `Afraid ${round}?` })
        await see(`Afraid ${round}?`)
        await press('down', 'enter')
        replies.push(await reply)
      }
      return replies.length
    })
    expect(await answer).toBe(5)
    await settle()
    expect(modesOf().alternateScreen).toBe(false)
    expect(text()).toBe('  Before.')
    expect(scrollback()).not.toContain('Afraid')
  })

  test('is closed also when the person leaves in the middle', async () => {
    const { terminal, see, press, settle, text, modesOf } = openWindow()
    const answer = terminal.privately(() => terminal.ask(choose))
    answer.catch(() => {})
    await see(choose.text)
    await press('ctrl-c')
    await expect(answer).rejects.toMatchObject({ name: 'Left' })
    await settle()
    expect(modesOf().alternateScreen).toBe(false)
    expect(text()).toBe('')
  })
})

describe('what moves by itself', () => {
  test('is played, and its reply passed on', async () => {
    const { terminal, moving, settle } = openWindow()
    const reply = terminal.ask(ground)
    await settle()
    moving.press('space')
    expect(await reply).toBe('done')
  })

  test('ends when the program is told to, with its code', async () => {
    const { terminal, moving, leaving, settle } = openWindow()
    const reply = terminal.ask(ground)
    await settle()
    leaving.abort(new Left(exitCode.hungUp))
    await expect(reply).rejects.toMatchObject({ name: 'Left', code: exitCode.hungUp })
    expect(moving.held).toBe(0)
  })
})
