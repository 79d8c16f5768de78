import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { exitCode, Left, Problem } from '../../../src/errors.ts'
import { choose, confirm, line, scale, write } from './examples.ts'
import { asking, openWindow } from './window.ts'

describe('typing', () => {
  test('what was typed before the question was there is dropped', async () => {
    const { terminal, input, see, press } = openWindow()
    input.write('5\r')
    const reply = terminal.ask(scale)
    await see(scale.text)
    await press('enter')
    expect(await reply).toBeUndefined()
  })

  test('the cursor stands where text goes in', async () => {
    const { type, press, cursor, settle } = await asking(write())
    await type('彼が\rab')
    await settle()
    expect(cursor()).toEqual({ row: 2, column: 6 })
    await press('up')
    expect(cursor()).toEqual({ row: 1, column: 6 })
    await press('left')
    expect(cursor()).toEqual({ row: 1, column: 4 })
  })

  test('an Escape alone is understood before anybody wonders', async () => {
    const { reply, input } = await asking(choose)
    input.write('\u001b')
    expect(await Promise.race([reply, setTimeout(400, 'a long wait')])).toBeUndefined()
  })

  test('an Escape alone is told from the start of an arrow', async () => {
    const { reply, input, press } = await asking(choose)
    input.write('\u001b')
    input.write('[B')
    await press('enter')
    expect(await reply).toBe('again')
  })
})

describe('pasting', () => {
  const kinds = [
    'e\u0301te\u0301',
    '👨‍👩‍👧 👍🏽',
    '彼が帰ってくる',
    '\ttab  ',
    '',
    'עברית',
    '\u001b[31m?',
  ]
  const pasted = Array.from({ length: 200 }, (_, index) => `${index} ${kinds[index % 7]}`).join(
    '\n',
  )

  test('two hundred lines arrive byte for byte, in one go, and are kept at once', async () => {
    const kept: string[] = []
    const { reply, input, press, raw, see } = await asking(write((soFar) => kept.push(soFar)))
    const before = raw().length
    const bytes = Buffer.from(`\u001b[200~${pasted.replaceAll('\n', '\r')}\u001b[201~`)
    // As a system hands it on: in pieces that end anywhere, within a character too.
    for (let at = 0; at < bytes.length; at += 1021) input.write(bytes.subarray(at, at + 1021))
    await see('199 tab')
    expect(raw().length - before).toBeLessThan(4000)
    expect(kept).toEqual([pasted])
    await press('ctrl-s')
    expect(await reply).toBe(pasted)
  })

  test('without the marks of a paste it does not answer either', async () => {
    const { reply, input, settle, press } = await asking(write())
    input.write('one\r\r\rtwo\r\rthree')
    await settle()
    await press('enter', 'enter')
    expect(await reply).toBe('one\n\n\ntwo\n\nthree')
  })

  test('into a line it becomes one', async () => {
    const { reply, paste, press } = await asking(line)
    await paste('one\ntwo\n')
    await press('enter')
    expect(await reply).toBe('one two')
  })

  test('where there is nothing to write it does nothing', async () => {
    for (const question of [scale, choose, confirm]) {
      const { reply, paste, press } = await asking(question)
      await paste('1\n2\n')
      await press('enter')
      expect(await reply).toBeUndefined()
    }
  })
})

describe('the person’s own editor', () => {
  test('takes the text and gives it back, as often as they like', async () => {
    const opened: string[] = []
    const openEditor = async (text: string) => {
      opened.push(text)
      return `${text} and more`
    }
    const { reply, type, press, see } = await asking(write(), { openEditor })
    await type('words')
    await press('ctrl-e')
    await see('words and more')
    await press('ctrl-e')
    await see('and more and more')
    await press('tab')
    expect(await reply).toBe('words and more and more')
    expect(opened).toEqual(['words', 'words and more'])
  })

  test('that fails says so, and the text is still there', async () => {
    const openEditor = () =>
      Promise.reject(new Problem('vim could not be opened.', { next: 'Go on here.' }))
    const { reply, type, press, see, leaving } = await asking(write(), { openEditor })
    await type('words')
    await press('ctrl-e')
    await see('Go on here.')
    await see('│ words')
    leaving.abort(new Left(exitCode.terminated))
    await expect(reply).rejects.toMatchObject({ typed: 'words' })
  })
})
