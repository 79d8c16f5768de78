import { describe, expect, test } from 'vitest'
import { type Telling, writeMarkdown } from '../../src/exchange/markdown.ts'
import type { Contents } from '../../src/journal/contents.ts'
import type { Answer, Entry } from '../../src/journal/entry.ts'
import { asDay, isDay, sayDay } from '../../src/time/day.ts'
import { answer, beginning, text } from '../adapters/sqlite/samples.ts'
import { shipped } from '../support/shipped.ts'

const alex = { id: 'alex', name: 'Alex', relation: 'partner' } as const

const telling: Telling = {
  about: 'Everything',
  flowOf: (name) => shipped.flows[name],
  people: { byId: (id) => (id === alex.id ? alex : undefined) },
  times: { sayDay: (day) => (isDay(day) ? sayDay(day) : day) },
}

const entry = (answers: readonly Answer[], more: Partial<Entry> = {}): Entry => ({
  ...beginning(),
  id: '1',
  state: 'finished',
  answers,
  ...more,
})

const journal = (entries: readonly Entry[], more: Partial<Contents> = {}): Contents => ({
  people: [],
  entries,
  typing: [],
  followUps: [],
  links: [],
  tombstones: [],
  ...more,
})

const written = (entries: readonly Entry[], more: Partial<Contents> = {}) =>
  writeMarkdown(journal(entries, more), telling)

test('a day and an entry are headings, questions are strong, words are quoted', () => {
  const entries = [
    entry(
      [
        answer('pleasantness', { kind: 'scale', number: 3 }),
        answer('feelings', { kind: 'words', words: ['sad', 'tired', 'left_out'] }),
        answer('hardest', { kind: 'skipped' }),
        answer('moment', text('Dinner went quiet.\nI left.\n\nThen I came back.')),
        answer('gone-from-the-script', text('still here')),
      ],
      { person: 'alex' },
    ),
    entry([answer('how-important', { kind: 'scale', number: 9 }, 'honesty')], {
      flow: 'my-own',
      day: asDay('2026-11-21'),
      state: 'draft',
    }),
  ]
  const typing = [{ entry: '1', step: 'kind-word', item: '', text: 'You are' }]
  expect(written(entries.slice(0, 1), { typing })).toBe(`# Journal

Everything

## Sunday 22 November 2026

### 23:40 · Journal · Alex

**How pleasant was today, inside?** 3

**Which feelings were there?** sad, tired and left_out

**One moment that stayed. Just what happened.**

> Dinner went quiet.  
> I left.
>
> Then I came back.

**gone-from-the-script**

> still here

**What would you say to a friend who had a day like this?**

> You are
`)
  expect(written(entries.slice(1))).toContain(`## Saturday 21 November 2026

### Sunday 22 November 2026, 23:40 · my-own · not finished

**how-important: honesty** 9
`)
})

test('days come in their order, whatever time zones did to the instants', () => {
  const at = (day: string, instant: string) => entry([], { day: asDay(day), instant })
  const headings = written([
    at('2026-11-23', '2026-11-22T10:00:00.000Z'),
    at('2026-11-22', '2026-11-22T12:00:00.000Z'),
    at('2026-11-23', '2026-11-23T12:00:00.000Z'),
  ])
    .split('\n')
    .filter((line) => line.startsWith('## '))
  expect(headings).toEqual(['## Sunday 22 November 2026', '## Monday 23 November 2026'])
})

describe('no sign of a person is Markdown', () => {
  const quoted = (words: string): string => {
    const [, after = ''] = written([entry([answer('moment', text(words))])]).split(
      'happened.**\n\n',
    )
    return after.replace(/\n$/, '')
  }

  test.each([
    ['# no heading', '> \\# no heading'],
    ['#hashtag', '> #hashtag'],
    ['- no item', '> \\- no item'],
    ['+ no item', '> \\+ no item'],
    ['1. no item', '> 1\\. no item'],
    ['2026. That year', '> 2026\\. That year'],
    ['3) no item', '> 3\\) no item'],
    ['no rule\n---', '> no rule  \n> \\---'],
    ['no heading\n===', '> no heading  \n> \\==='],
    ['no table\n:-:', '> no table  \n> \\:-:'],
    ['> no quotation', '> \\> no quotation'],
    ['    no code', '> \u00a0\u00a0\u00a0\u00a0no code'],
    ['*so* _so_ `so` ~~so~~', '> \\*so\\* \\_so\\_ \\`so\\` \\~\\~so\\~\\~'],
    ['snake_case', '> snake_case'],
    ['[no](link) ![no](image)', '> \\[no](link) !\\[no](image)'],
    ['<script>alert(1)</script>', '> \\<script\\>alert(1)\\</script\\>'],
    ['&lt; & so on', '> \\&lt; & so on'],
    ['a | b', '> a \\| b'],
    ['\\*', '> \\\\\\*'],
    ['\u001b]0;title\u0007\u202etxt\u009b31m', '> ]0;titletxt31m'],
    ['\n\nafter blank lines\n \n', '> after blank lines'],
    ['cr\rlf\r\nend', '> cr  \n> lf  \n> end'],
  ])('%j', (words, expected) => {
    expect(quoted(words)).toBe(expected)
  })

  test('nor of a name, a choice or a question', () => {
    const strange = {
      ...telling,
      people: { ...telling.people, byId: () => ({ ...alex, name: '*A* #' }) },
    }
    const answers = [answer('feelings', { kind: 'words', words: ['<b>', 'two\nlines'] })]
    const out = writeMarkdown(journal([entry(answers, { person: 'alex' })]), strange)
    expect(out).toContain('### 23:40 · Journal · \\*A\\* \\#\n')
    expect(out).toContain('**Which feelings were there?** \\<b\\> and two lines\n')
  })
})
