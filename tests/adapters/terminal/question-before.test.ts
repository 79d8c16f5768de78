import { describe, expect, test } from 'vitest'
import type { Question } from '../../../src/flow/terminal.ts'
import {
  choose,
  confirm,
  date,
  draft,
  feelings,
  line,
  list,
  person,
  scale,
  several,
  write,
} from './examples.ts'
import { open, optionsOf, reply } from './plain-typing.ts'
import { openWindow } from './window.ts'

describe('the question before, at a terminal that can be redrawn', () => {
  const before = true as const
  const standing: readonly (readonly [Question, unknown])[] = [
    [{ ...scale, standing: 6 }, 6],
    [{ ...choose, standing: 'again' }, 'again'],
    [{ ...confirm, standing: 'no' }, 'no'],
    [{ ...several, standing: ['thanks', 'zest'] }, ['thanks', 'zest']],
    [{ ...feelings, standing: ['calm', 'zesty'] }, ['calm', 'zesty']],
    [{ ...line, initial: 'I rest.', standing: 'I rest.' }, 'I rest.'],
    [{ ...write(), initial: 'One.\nTwo.', standing: 'One.\nTwo.' }, 'One.\nTwo.'],
    [{ ...draft, initial: 'Mine.', standing: 'Mine.' }, 'Mine.'],
    [{ ...date, standing: 'today' }, 'today'],
    [{ ...list, initial: ['walk'], standing: ['walk'] }, ['walk']],
    [{ ...person, standing: person.people[0]?.key ?? '' }, person.people[0]?.key],
  ]

  test.each(standing)('%s: Shift-Tab goes back', async (question) => {
    const { terminal, see, type } = openWindow()
    const reply = terminal.ask({ ...question, before } as Question)
    await see(question.text)
    const gone = expect(reply).rejects.toMatchObject({ name: 'WentBack' })
    await type('\u001b[Z')
    await gone
    await see('One back. What you answer from here counts.')
  })

  test.each(standing)('%s: Tab keeps what stands there', async (question, answer) => {
    const { terminal, see, press } = openWindow()
    const reply = terminal.ask(question)
    await see(question.text)
    await press('tab')
    expect(await reply).toEqual(answer)
  })

  test.each(
    standing.filter(([{ kind }]) => !['several', 'feelings', 'write', 'list'].includes(kind)),
  )('%s: Enter keeps what stands there', async (question, answer) => {
    const { terminal, see, press } = openWindow()
    const reply = terminal.ask(question)
    await see(question.text)
    await press('enter')
    expect(await reply).toEqual(answer)
  })

  test('words begun go along', async () => {
    const { terminal, see, type } = openWindow()
    const reply = terminal.ask({ ...line, before })
    await see(line.text)
    const gone = expect(reply).rejects.toMatchObject({ name: 'WentBack', typed: 'half a' })
    await type('half a')
    await type('\u001b[Z')
    await gone
  })

  test('where there is none, Shift-Tab does nothing, and no key is named for it', async () => {
    const { terminal, see, type, text } = openWindow()
    const reply = terminal.ask(scale)
    await see(scale.text)
    expect(text()).not.toContain('shift-tab')
    await type('\u001b[Z')
    await type('7\r')
    expect(await reply).toBe(7)
  })
})

describe('the question before, line by line', () => {
  const before = true as const

  test('is said once, and gone to by a word that is no answer', async () => {
    const { terminal, type, printed } = open()
    const first = terminal.ask({ ...scale, before })
    const gone = expect(first).rejects.toMatchObject({ name: 'WentBack' })
    await type('/BACK')
    await gone
    const second = terminal.ask({ ...scale, before })
    await type('4')
    expect(await second).toBe(4)
    expect(printed().match(/\/back goes back to the question before/g)).toHaveLength(1)
  })

  test('where there is none, the word is told about and asked again', async () => {
    const { reply: replied, printed } = await reply(scale, '/back', '3')
    expect(replied).toBe(3)
    expect(printed).not.toContain('goes back')
  })

  test('takes along what was written so far', async () => {
    const { terminal, type } = open()
    const keep = () => {}
    const written = terminal.ask({
      kind: 'write',
      id: 'a',
      text: 'What?',
      initial: '',
      keep,
      before,
    })
    const gone = expect(written).rejects.toMatchObject({ name: 'WentBack', typed: 'one line' })
    await type('one line', '/back')
    await gone
  })

  test('an answer that stands is read, kept by Enter, and taken away by a word', async () => {
    const kept = await reply({ ...scale, standing: 6 }, '')
    expect(kept.reply).toBe(6)
    expect(kept.printed).toContain('So far: 6')
    expect(kept.printed).toContain('Enter keeps it')
    expect((await reply({ ...scale, standing: 6 }, '/none')).reply).toBeUndefined()
    const choice = {
      kind: 'choose',
      id: 'a',
      text: 'What?',
      options: optionsOf('tea', 'rest'),
    } as const
    expect((await reply({ ...choice, standing: 'rest' }, '')).reply).toBe('rest')
  })
})
