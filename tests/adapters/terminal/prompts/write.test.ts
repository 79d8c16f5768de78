import { describe, expect, test } from 'vitest'
import { write } from '../../../../src/adapters/terminal/prompts/write.ts'
import { answered, ask, left, lookOf, skipped } from './asked.ts'

const question = { text: 'What happened?' }

interface Options {
  initial?: string
  draft?: boolean
  touched?: boolean
  editor?: boolean
  look?: ReturnType<typeof lookOf>
}

const asked = async (options: Options = {}) => {
  const heard: string[] = []
  const config = {
    question,
    initial: '',
    draft: false,
    touched: false,
    editor: false,
    look: lookOf(),
    ...options,
    changed: (text: string, pasted: boolean) => heard.push(pasted ? `pasted ${text}` : text),
  }
  return { heard, ...(await ask(write, config)) }
}

describe('writing', () => {
  test('Enter makes a line, and on an empty last one answers', async () => {
    const { answer, type, press, body } = await asked()
    type('We were in the kitchen.')
    press('return')
    type('Then silence.')
    press('return')
    expect(body().split('\n')).toEqual(['  │ We were in the kitchen.', '  │ Then silence.', '  │'])
    press('return')
    expect(await answer).toEqual(answered('We were in the kitchen.\nThen silence.'))
  })

  test('an empty line in the middle does not answer; Ctrl-J and Alt-Enter never do', async () => {
    const { answer, type, press } = await asked()
    type('one')
    press('return', 'enter', 'alt return')
    type('two')
    press('up', 'return', 'ctrl s')
    expect(await answer).toEqual(answered('one\n\n\n\ntwo'))
  })

  test('Ctrl-S answers from anywhere', async () => {
    const { answer, type, press } = await asked()
    type('one two')
    press('home', 'ctrl s')
    expect(await answer).toEqual(answered('one two'))
  })

  test('nothing written: Enter, Tab and Escape skip, Ctrl-D leaves', async () => {
    for (const key of ['return', 'tab', 'escape', 'ctrl s']) {
      const { answer, press } = await asked()
      press(key)
      expect(await answer).toEqual(skipped)
    }
    const { answer, press } = await asked()
    press('end-of-input')
    expect(await answer).toEqual(left)
  })

  test('something written: Tab goes on and keeps it, Escape and Ctrl-D do not lose it', async () => {
    const { answer, type, press, body } = await asked()
    type('words')
    press('escape', 'end-of-input')
    expect(body()).toBe('  │ words')
    press('tab')
    expect(await answer).toEqual(answered('words'))
  })

  test('a paste is taken whole, in place, and never answers', async () => {
    const { answer, type, paste, press, heard } = await asked()
    type('ab')
    press('left')
    paste('1\r\n\r\n\r2\n')
    expect(heard.at(-1)).toBe('pasted a1\n\n\n2\nb')
    press('ctrl s')
    expect(await answer).toEqual(answered('a1\n\n\n2\nb'))
  })

  test('every change is heard, moving about is not', async () => {
    const { heard, type, press } = await asked()
    type('ab')
    press('left', 'left', 'backspace', 'delete')
    expect(heard).toEqual(['a', 'ab', 'b'])
  })

  test('a text longer than the window scrolls with the caret and never grows past it', async () => {
    const look = lookOf(40, 12)
    const { paste, press, body, screen } = await asked({ look })
    paste(Array.from({ length: 40 }, (_, index) => `line ${index + 1}`).join('\n'))
    expect(body()).toContain('│ line 40')
    expect(screen()).toContain('40 lines')
    for (let row = 1; row < 40; row += 1) press('up')
    expect(body()).toContain('│ line 1\n')
    press('down')
    expect(body().split('\n')[0]).toBe('  │ line 1')
    expect(screen().split('\n').length).toBeLessThan(12)
  })

  test('control characters in a text are kept and never drawn', async () => {
    const { answer, paste, press, body } = await asked()
    paste('a\u001b[2Jb\u202ec')
    expect(body()).toBe('  │ a[2Jbc')
    press('ctrl s')
    expect(await answer).toEqual(answered('a\u001b[2Jb\u202ec'))
  })

  test('Ctrl-E hands the text over where there is an editor, and goes to the line’s end where not', async () => {
    const there = await asked({ editor: true })
    there.type('words')
    expect(there.screen()).toContain('ctrl-e opens your editor')
    there.press('ctrl e')
    expect(await there.answer).toEqual({ how: 'editor', text: 'words' })

    const nowhere = await asked()
    nowhere.type('words')
    nowhere.press('home', 'ctrl e')
    nowhere.type('!')
    expect(nowhere.body()).toBe('  │ words!')
    expect(nowhere.screen()).not.toContain('editor')
  })
})

describe('a draft', () => {
  const initial = 'When I shouted, it left you scared.\nThat was mine.'

  test('is taken as it stands by one Enter', async () => {
    const { answer, press, screen } = await asked({ draft: true, initial })
    expect(screen()).toContain('enter takes it')
    press('return')
    expect(await answer).toEqual(answered(initial))
  })

  test('once touched it is a text like any other', async () => {
    const { answer, press, type, screen } = await asked({ draft: true, initial })
    press('up')
    expect(screen()).toContain('enter twice when done')
    press('return')
    type('And:')
    press('ctrl s')
    expect(await answer).toEqual(
      answered('When I shouted\nAnd:, it left you scared.\nThat was mine.'),
    )
  })

  test('Tab passes it over, unless it was changed', async () => {
    const untouched = await asked({ draft: true, initial })
    untouched.press('tab')
    expect(await untouched.answer).toEqual(skipped)
    const changed = await asked({ draft: true, initial })
    changed.type('!')
    changed.press('tab')
    expect(await changed.answer).toEqual(answered(`${initial}!`))
  })
})
