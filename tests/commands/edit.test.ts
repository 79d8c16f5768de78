import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answer, text } from '../adapters/sqlite/samples.ts'
import { capacity } from '../support/home.ts'
import { filesHolding } from '../support/journals.ts'
import { alex, answers, answersIn, evening, exported, homeWith, shortOf } from './sample-journal.ts'

const entry = evening(1, '2026-11-18', '', {
  person: alex.id,
  ...answers(
    answer('pleasantness', { kind: 'scale', number: 3 }),
    answer('feelings', { kind: 'words', words: ['sad', 'tired'] }),
    answer('moment', text('Dinner went quiet.\n\nI left. ')),
    answer('risk', { kind: 'choice', text: 'alarm' }),
    answer('glad-of', { kind: 'skipped' }),
    answer('no-more', text('from an older script')),
  ),
})
const plan = evening(2, '2026-11-19', '', {
  flow: 'support-plan',
  ...answers(answer('places', { kind: 'words', words: ['the pier', 'home'] })),
})
const numbers = evening(
  3,
  '2026-11-20',
  '',
  answers(answer('energy', { kind: 'scale', number: 1 })),
)
const id = shortOf(1)

/** A journal, and an editor that is a shell script given the form as `$1`. */
const home = async (script = ':') => {
  const made = await homeWith(entry, plan, numbers)
  const editor = join(made.folder, 'editor')
  writeFileSync(editor, `#!/bin/sh\n${script}\n`)
  chmodSync(editor, 0o700)
  const inEditor = async (which = id) => {
    const session = made.open(['edit', which], { env: { EDITOR: editor } })
    const { code } = await session.ended()
    return { code, screen: session.screen() }
  }
  const shown = async (which = id) => answersIn((await made.run(['show', which, '--json'])).stdout)
  const whole = async () => (await made.run(['export'])).stdout
  return { ...made, inEditor, shown, whole }
}

describe('where no editor was chosen', () => {
  /** A machine on which only these can be found, each of which changes a word. */
  const machineWith = async (...editors: string[]) => {
    const { folder, open, shown } = await home()
    for (const name of editors) {
      const script = `#!/bin/sh\nprintf 'in ${name}'\n/bin/sed -i s/quiet/${name}/ "$1"\n`
      writeFileSync(join(folder, name), script, { mode: 0o700 })
    }
    const session = open(['edit', id], { program: ['env', `PATH=${folder}`, ...capacity] })
    return { session, shown }
  }

  test('it is nano, and how to leave it is said', async () => {
    const { session, shown } = await machineWith('nano', 'vi')
    await session.see('In nano: Ctrl-O and Enter to save, then Ctrl-X to leave.')
    expect((await session.ended()).code).toBe(0)
    expect(JSON.stringify(await shown())).toContain('Dinner went nano.')
  })

  test('it is vi where there is no nano, once somebody has read how to leave it', async () => {
    const { session, shown } = await machineWith('vi')
    await session.see('Esc, then :wq and Enter to save and leave. Enter opens it.')
    expect(JSON.stringify(await shown())).toContain('Dinner went quiet.')
    session.type('\n')
    expect((await session.ended()).code).toBe(0)
    expect(JSON.stringify(await shown())).toContain('Dinner went vi.')
  })

  test('leaving before it opens leaves no file behind', async () => {
    const { session, shown } = await machineWith('vi')
    await session.see('Enter opens it.')
    session.press('ctrl-c')
    expect((await session.ended()).code).toBe(130)
    expect(JSON.stringify(await shown())).toContain('Dinner went quiet.')
  })
})

describe('capacity edit in an editor', () => {
  test('shows the texts with their questions, the skipped too, and keeps what was changed', async () => {
    const { inEditor, shown, folder } = await home(
      'cp "$1" "$HOME/form"; sed -i "s/quiet/silent/; s/^== 2.*/&\\nThe tea/" "$1"',
    )
    expect(await inEditor()).toMatchObject({ code: 0 })
    expect(
      readFileSync(join(folder, 'form'), 'utf8'),
    ).toBe(`Journal · Wednesday 18 November 2026, 21:30
Change what stands under a question, then save and close. Empty is skipped.
Lines that begin with == are the questions: leave them as they are.

== 1. One moment that stayed. Just what happened.
Dinner went quiet.

I left.${' '}

== 2. Something you're glad someone did.


== 3. no-more
from an older script
`)
    expect(Object.entries(await shown())).toEqual([
      ['pleasantness', 3],
      ['feelings', ['sad', 'tired']],
      ['moment', 'Dinner went silent.\n\nI left.'],
      ['risk', 'alarm'],
      ['glad-of', 'The tea'],
      ['no-more', 'from an older script'],
    ])
  })

  test('saved as it was, nothing is changed: not a byte', async () => {
    const { inEditor, whole } = await home()
    expect((await inEditor()).screen).toContain('Nothing was changed.')
    expect(await whole()).toBe(exported(entry, plan, numbers))
  })

  test('a list has an item a line', async () => {
    const { inEditor, shown } = await home('sed -i "s/^home$/the library\\nhome/" "$1"')
    await inEditor(shortOf(2))
    expect(await shown(shortOf(2))).toEqual({ places: ['the pier', 'the library', 'home'] })
  })

  test('an answer taken out is skipped; the earlier version stays', async () => {
    const { inEditor, shown, journal } = await home('sed -i "/^Dinner/d; /^I left/d" "$1"')
    await inEditor()
    expect((await shown()).moment).toBeNull()
    const files = ['journal.db', 'journal.db-wal'].map((name) => {
      try {
        return readFileSync(join(journal, name), 'latin1')
      } catch {
        return ''
      }
    })
    expect(files.join('')).toContain('Dinner went quiet.')
  })

  test('what cannot be matched is refused with its place, kept and named; nothing is changed', async () => {
    const { inEditor, whole, temporary, run } = await home(
      'sed -i "s/quiet/silent/; s/^I left/== I left/" "$1"',
    )
    const { code, screen } = await inEditor()
    expect(code).toBe(2)
    expect(screen).toContain('Line 8 is none of the questions.')
    const [file = ''] = /\/\S+entry\.txt/.exec(screen.replaceAll('\n', '')) ?? []
    expect(file).toContain(temporary)
    expect(readFileSync(file, 'utf8')).toContain('Dinner went silent.')
    expect(await whole()).toBe(exported(entry, plan, numbers))
    expect((await run(['log'])).code).toBe(0)
  })

  test('one answer that does not fit, and none is kept', async () => {
    const { inEditor, whole } = await home(
      'sed -i "s/quiet/silent/; s/^== 2.*/&\\none\\ntwo/" "$1"',
    )
    const { code, screen } = await inEditor()
    expect(code).toBe(2)
    expect(screen).toContain('The answer to “glad-of” has several lines.')
    expect(await whole()).toBe(exported(entry, plan, numbers))
  })

  test('without a terminal it names the flags that would do, at once', async () => {
    const { run, open } = await home()
    const { code, stderr } = await run(['edit', id])
    expect(code).toBe(2)
    expect(stderr).toContain('--step STEP --answer TEXT')
    const session = open(['edit', id, '--no-input'])
    expect((await session.ended()).code).toBe(2)
  })

  test('an entry without texts says what can be changed', async () => {
    const { inEditor } = await home()
    const { code, screen } = await inEditor(shortOf(3))
    expect(code).toBe(2)
    expect(screen).toContain('There is no text in this entry to change.')
  })
})

describe('capacity edit --step', () => {
  const changed = async (step: string, typed: string) => {
    const made = await home()
    const outcome = await made.run(['edit', id, '--step', step, '--answer', typed])
    return { ...made, ...outcome }
  }

  test.each<[string, string, unknown]>([
    ['pleasantness', '9', 9],
    ['feelings', 'calm, close', ['calm', 'close']],
    ['feelings', '["calm, or close"]', ['calm, or close']],
    ['moment', '[not a list]\nbut two lines', '[not a list]\nbut two lines'],
    ['risk', 'unsure', 'unsure'],
    ['glad-of', 'The tea', 'The tea'],
    ['no-more', 'changed', 'changed'],
    ['moment', '', null],
  ])('%s becomes %s', async (step, typed, value) => {
    const { code, stderr, shown } = await changed(step, typed)
    expect({ code, stderr: stderr.slice(0, 7) }).toEqual({ code: 0, stderr: 'Changed' })
    expect((await shown())[step]).toEqual(value)
  })

  test('--json prints the entry as it is now', async () => {
    const { run } = await home()
    const { stdout } = await run(['edit', id, '--step', 'risk', '--answer', 'real', '--json'])
    expect(answersIn(stdout).risk).toBe('real')
  })

  test('the same answer again changes nothing', async () => {
    const { stderr, whole } = await changed('risk', 'alarm')
    expect(stderr).toBe('Nothing was changed.\n')
    expect(await whole()).toBe(exported(entry, plan, numbers))
  })

  test.each([
    ['pleasantness', '11', /goes from 0 to 10/],
    ['pleasantness', 'x', /The answer to “pleasantness” is “x”/],
    ['feelings', 'a,b,c,d', /can have 3 at most/],
    ['risk', 'perhaps', /real, alarm or unsure/],
    ['glad-of', 'two\nlines', /several lines/],
    ['momnt', 'x', /Did you mean “moment”/],
  ])('%s: %j is refused as it would be when asked', async (step, typed, why) => {
    const { code, stderr, whole } = await changed(step, typed)
    expect(code).toBe(2)
    expect(stderr).toMatch(why)
    expect(await whole()).toBe(exported(entry, plan, numbers))
  })

  test('one flag without the other, and an entry that is not there', async () => {
    const { run } = await home()
    expect(await run(['edit', id, '--step', 'moment'])).toMatchObject({ code: 2, stdout: '' })
    expect(await run(['edit', id, '--answer', 'x'])).toMatchObject({ code: 2, stdout: '' })
    expect((await run(['edit', 'ffffffff'])).stderr).toContain('There is no entry “ffffffff”.')
  })

  test('whom an entry is about can be changed, to somebody new too', async () => {
    const who = evening(4, '2026-11-18', '', {
      flow: 'plan',
      person: alex.id,
      ...answers(answer('who', { kind: 'person', text: alex.id })),
    })
    const { run } = await homeWith(who)
    await run(['edit', shortOf(4), '--step', 'who', '--answer', 'Sam'])
    expect((await run(['show', shortOf(4)])).stdout).toContain('· Sam')
    expect((await run(['people'])).stdout).toBe('Alex  (partner)\nSam\n')
  })
})

test('what stood there before is kept, shown when asked for, and gone with the entry', async () => {
  const { run, folder } = await home()
  const changed = (typed: string) => run(['edit', id, '--step', 'moment', '--answer', typed])
  await changed('XQSECOND try.')
  await changed('Third try.')
  expect((await run(['show', id])).stdout).not.toContain('Dinner went quiet.')
  const { stdout } = await run(['show', id, '--earlier'])
  const [now = '', before = ''] = stdout.split('Before it was changed:')
  expect(now).toContain('Third try.')
  expect(before).toMatch(
    /\(until .+\)\n {2}Dinner went quiet\.[\s\S]+\(until .+\)\n {2}XQSECOND try\./,
  )
  const { entries } = JSON.parse((await run(['show', id, '--earlier', '--json'])).stdout)
  expect(entries[0].earlier).toMatchObject([
    { step: 'moment', answer: 'Dinner went quiet.\n\nI left. ' },
    { step: 'moment', answer: 'XQSECOND try.' },
  ])
  expect((await run(['show', shortOf(3), '--earlier'])).stdout).toContain(
    'Nothing in it was changed.',
  )
  await run(['delete', id, '--yes', '--from-backups'])
  expect(filesHolding(folder, 'XQSECOND')).toEqual([])
})
