import { describe, expect, test } from 'vitest'
import { inTurn, keptIn, questionIn, sit } from '../../support/sitting.ts'
import { flowOf, world } from '../../support/walking.ts'

const text = (words: string) => ({ kind: 'text', text: words })

describe('going back', () => {
  const flow = flowOf(
    `
  - line: Before?
    id: first
  - scale: How?
    id: how
  - later: promise
    due: 1 day
    about: "it was {how}"
  - when: { how: { at-least: 5 } }
    steps:
      - line: What helps?
        id: helps
      - choose: Again?
        id: again
        options: [again, on]
        leads-to: { again: back to how }
  - line: Last?
    id: last
`.slice(1),
  )

  test('forgets what was answered from there on, and asks it anew', async () => {
    const replies = {
      first: 'stays',
      how: inTurn(8, 6, 2),
      helps: inTurn('tea', 'a walk'),
      again: inTurn('again', 'again'),
      last: 'done',
    }
    const { asked, draft } = await sit(flow, replies)
    const round = ['how', 'helps', 'again']
    expect(asked).toEqual(['first', ...round, ...round, 'how', 'last'])
    expect(keptIn(draft)).toEqual({
      first: text('stays'),
      how: { kind: 'scale', number: 2 },
      last: text('done'),
    })
  })

  test('takes back what was to come later', async () => {
    const { walked } = await sit(flow, { how: inTurn(8, 2), again: 'again' })
    expect(walked?.laters).toEqual([{ flow: 'promise', due: '2026-11-19', about: 'it was 2' }])
  })

  test('takes back what only the abandoned branch had promised', async () => {
    const branching = flowOf(
      `
  - confirm: Promise?
    id: will
  - when: { will: yes }
    steps:
      - later: promise
        due: 1 day
      - choose: Sure?
        id: sure
        options: [no, yes]
        leads-to: { no: back to will }
`.slice(1),
    )
    const { walked, asked } = await sit(branching, { will: inTurn('yes', 'no'), sure: 'no' })
    expect(asked).toEqual(['will', 'sure', 'will'])
    expect(walked?.laters).toEqual([])
  })

  test('a countdown begins anew', async () => {
    const here = world()
    const waiting = flowOf(
      `
  - timer: Wait.
    id: wait
    for: 20 minutes
  - choose: More?
    id: more
    options: [more, enough]
    leads-to: { more: back to wait }
`.slice(1),
    )
    const ends: string[] = []
    const replies = {
      get wait() {
        here.wait(1200)
        return 1200
      },
      more: inTurn('more', 'enough'),
    }
    const { questions } = await sit(waiting, replies, { here })
    for (const question of questions) if (question.kind === 'timer') ends.push(question.until)
    expect(ends).toEqual(['2026-11-18T20:50:00.000Z', '2026-11-18T21:10:00.000Z'])
  })
})

describe('for each', () => {
  const flow = flowOf(
    `
  - list: Ideas?
    id: ideas
  - for-each: ideas
    steps:
      - line: "What of {item}?"
        id: each
      - when: { each: answered }
        steps:
          - later: promise
            due: 1 day
            about: "{item}: {each}"
      - choose: All right?
        id: fine
        options: [fine, anew]
        leads-to: { anew: back to ideas }
  - line: After?
    id: after
`.slice(1),
  )

  test('asks once for every item, and quotes it', async () => {
    const sitting = await sit(flow, { ideas: ['tea', 'cake'], 'each/tea': 'yes', after: 'end' })
    expect(sitting.asked).toEqual([
      'ideas',
      'each/tea',
      'fine/tea',
      'each/cake',
      'fine/cake',
      'after',
    ])
    expect(questionIn(sitting, 'each/tea').text).toBe('What of tea?')
    expect(sitting.walked?.laters).toEqual([
      { flow: 'promise', due: '2026-11-19', about: 'tea: yes' },
    ])
  })

  test('nothing, when there is nothing', async () => {
    expect((await sit(flow)).asked).toEqual(['ideas', 'after'])
  })

  test('going back out of it leaves no item behind', async () => {
    const replies = { ideas: inTurn(['tea', 'cake'], ['air']), 'fine/tea': 'anew', after: 'end' }
    const { asked, draft } = await sit(flow, replies)
    expect(asked).toEqual([
      'ideas',
      'each/tea',
      'fine/tea',
      'ideas',
      'each/air',
      'fine/air',
      'after',
    ])
    expect(Object.keys(keptIn(draft))).toEqual(['ideas', 'each/air', 'fine/air', 'after'])
  })
})
