import { describe, expect, test } from 'vitest'
import { WentBack } from '../../../src/errors.ts'
import { goingBack, inTurn, keptIn, leaving, questionIn, sit } from '../../support/sitting.ts'
import { flowOf, world } from '../../support/walking.ts'

const text = (words: string) => ({ kind: 'text', text: words })

describe('back to the question before', () => {
  const flow = flowOf(
    `
  - scale: How?
    id: how
  - breathe: long
    id: breath
    for: 2 minutes
    say: Gently.
  - later: promise
    due: 1 day
    about: "it was {how}"
  - when: { how: { at-least: 5 } }
    steps:
      - say: Still strong.
      - line: What helps?
        id: helps
  - when: { helps: answered }
    steps:
      - line: And what else?
        id: else
  - line: Last?
    id: last
`.slice(1),
  )

  test('its answer stands there to change, and the walk goes on where it was', async () => {
    const { asked, draft, questions } = await sit(flow, {
      how: inTurn(8, 7),
      breath: 120,
      helps: inTurn(goingBack, 'tea'),
      last: 'done',
    })
    expect(asked).toEqual(['how', 'breath', 'helps', 'how', 'helps', 'else', 'last'])
    expect(questions.map(({ before }) => before)).toEqual([
      undefined,
      ...[undefined, true],
      undefined,
      ...[true, true, true],
    ])
    expect(questions[3]).toMatchObject({ id: 'how', standing: 8 })
    expect(keptIn(draft)).toMatchObject({ how: { kind: 'scale', number: 7 }, helps: text('tea') })
  })

  test('what belonged to another way is let go of, counts for nothing, and schedules nothing', async () => {
    const { asked, draft, walked, here } = await sit(flow, {
      how: inTurn(8, 2),
      breath: 120,
      helps: inTurn('tea', goingBack),
      else: inTurn(goingBack),
      last: 'done',
    })
    expect(asked).toEqual(['how', 'breath', 'helps', 'else', 'helps', 'how', 'last'])
    expect(Object.keys(keptIn(draft))).toEqual(['how', 'breath', 'last'])
    expect(here.store.entries.get(draft.id ?? '')?.answers).toEqual(draft.answers)
    expect(walked?.laters).toEqual([{ flow: 'promise', due: '2026-11-19', about: 'it was 2' }])
  })

  test('nothing is said twice on the way there', async () => {
    const { said } = await sit(flow, { how: inTurn(8, 7), helps: inTurn(goingBack, 'tea') })
    expect(said.filter((words) => words === 'Still strong.')).toHaveLength(1)
  })

  test('words begun in the question that was left are offered again', async () => {
    const { questions } = await sit(flow, {
      how: inTurn(8, 7),
      helps: inTurn(new WentBack('half a'), 'tea'),
    })
    expect(questions.filter(({ id }) => id === 'helps')[1]).toMatchObject({ initial: 'half a' })
  })

  test('whoever leaves after going back goes on from there another day', async () => {
    const first = await sit(flow, {
      how: inTurn(8, leaving),
      breath: 120,
      helps: inTurn('tea', goingBack),
      else: goingBack,
    })
    const again = await sit(
      flow,
      { last: 'done' },
      { here: first.here, draft: first.here.draft(flow, null, first.draft.id) },
    )
    expect(again.asked).toEqual(['else', 'last'])
    expect(keptIn(again.draft)).toMatchObject({ how: { kind: 'scale', number: 8 } })
  })
})

test('a draft is put together anew from what was changed, and asked again; one’s own words stay', async () => {
  const flow = flowOf(
    `
  - line: When I …
    id: act
  - draft: A draft.
    id: letter
    from: "When I {act}."
  - line: Last?
    id: last
`.slice(1),
  )
  const changed = { act: inTurn('left', 'shouted'), last: inTurn(goingBack, 'done') }
  const taken = await sit(flow, { ...changed, letter: inTurn('When I left.', goingBack, 'ok') })
  expect(taken.asked).toEqual(['act', 'letter', 'last', 'letter', 'act', 'letter', 'last'])
  expect(taken.questions[5]).toMatchObject({ initial: 'When I shouted.' })
  const own = await sit(flow, {
    act: inTurn('left', 'shouted'),
    letter: inTurn('My own words.', goingBack, 'ok'),
    last: inTurn(goingBack, 'done'),
  })
  expect(own.questions[5]).toMatchObject({ initial: 'My own words.' })
})

test('what was said of a thing that is no longer on the list goes with it', async () => {
  const flow = flowOf(
    `
  - list: What?
    id: things
  - for-each: things
    steps:
      - line: How is {item}?
        id: how-is
`.slice(1),
  )
  const { draft } = await sit(flow, {
    things: inTurn(['tea', 'rain'], ['rain', 'sun']),
    'how-is/tea': inTurn('warm', goingBack),
    'how-is/rain': inTurn(goingBack, 'wet'),
    'how-is/sun': 'far',
  })
  expect(Object.keys(keptIn(draft))).toEqual(['things', 'how-is/rain', 'how-is/sun'])
})

test('another person, or none, takes the place of the first', async () => {
  const flow = flowOf(
    '  - person: Who?\n    id: who\n  - line: What?\n    id: what',
    'about: somebody',
  )
  const other = await sit(flow, { who: inTurn('Alex', 'Kim'), what: inTurn(goingBack, 'x') })
  const { people, entries } = other.here.store
  const named = (name: string) => people.list().find((one) => one.name === name)?.id
  expect(questionIn(other, 'who').kind).toBe('person')
  expect(other.questions[2]).toMatchObject({ id: 'who', standing: 'Alex' })
  expect(entries.get(other.draft.id ?? '')?.person).toBe(named('Kim'))
  const nobody = await sit(flow, { who: inTurn('Alex', undefined), what: inTurn(goingBack, 'x') })
  expect(nobody.here.store.entries.get(nobody.draft.id ?? '')?.person).toBeNull()
})

test('another entry is linked instead', async () => {
  const here = world()
  const past = (moment: string) => {
    const id = here.store.entries.begin(here.beginning(flowOf('  - say: Hello.', 'counts-as: x')))
    here.store.entries.keep(id, {
      step: 'a',
      item: '',
      tracks: '',
      value: { kind: 'text', text: moment },
    })
    here.store.entries.finish(id, [])
    return id
  }
  const [one, two] = [past('one'), past('two')]
  const flow = flowOf(
    '  - link: From?\n    id: from\n    to: [test]\n    within: 3 days\n  - line: Last?\n    id: last',
  )
  const sitting = await sit(
    flow,
    { from: inTurn(one, two), last: inTurn(goingBack, 'x') },
    { here },
  )
  expect(sitting.questions[2]).toMatchObject({ id: 'from', standing: one })
  expect(here.store.entries.links()).toEqual([{ from: sitting.draft.id, to: two }])
})

describe('a gate', () => {
  const flow = flowOf(
    '  - person: Who?\n    id: who\n  - gate: safety\n  - line: What?\n    id: what\n  - line: Last?\n    id: last',
    'about: somebody',
  )
  const clear = { 'safety.fear': 'no', 'safety.hurt': 'no', 'safety.control': 'no' }

  test('can be left for the question before it, and is asked for whoever is named then', async () => {
    const { asked, here, walked } = await sit(flow, {
      who: inTurn('Alex', 'Kim'),
      'safety.fear': inTurn(goingBack, 'no'),
      ...{ 'safety.hurt': 'no', 'safety.control': 'no', 'safety.own': 'no', 'safety.danger': 'no' },
    })
    expect(asked.slice(0, 4)).toEqual(['who', 'safety.fear', 'who', 'safety.fear'])
    expect(walked?.ending).toBe('finished')
    const passed = here.store.people.list().map(({ name, gatePassed }) => [name, gatePassed])
    expect(passed).toEqual(expect.arrayContaining([['Alex', null]]))
    expect(passed).toEqual(expect.arrayContaining([['Kim', '2026-11-18']]))
  })

  test('once open, is neither gone back through nor asked again', async () => {
    const sitting = await sit(flow, {
      ...clear,
      ...{ who: 'Alex', 'safety.own': 'no', 'safety.danger': 'no' },
      ...{ what: inTurn('x', 'y'), last: inTurn(goingBack, 'z') },
    })
    expect(questionIn(sitting, 'what').before).toBeUndefined()
    expect(sitting.asked.slice(-4)).toEqual(['what', 'last', 'what', 'last'])
    expect(sitting.asked.filter((id) => id === 'safety.fear')).toHaveLength(1)
    expect(Object.keys(keptIn(sitting.draft))).toEqual(['who', 'what', 'last'])
  })

  test('an answer in it can be changed until a stop was said, and never after', async () => {
    const changed = await sit(flow, {
      ...{ who: 'Alex', 'safety.fear': 'no', 'safety.hurt': inTurn('no', 'yes') },
      'safety.control': inTurn(goingBack, 'no'),
    })
    expect(changed.walked?.ending).toBe('stopped')
    expect(questionIn(changed, 'safety.control').before).toBe(true)
    expect(questionIn(changed, 'safety.stopped').before).toBeUndefined()
    const danger = await sit(flow, { who: 'Alex', 'safety.fear': 'no', 'safety.danger': 'yes' })
    expect(questionIn(danger, 'safety.emergency').before).toBeUndefined()
  })
})

test('what came back and was answered inside is not asked again', async () => {
  const here = world()
  const origin = here.store.entries.begin(here.beginning(flowOf('  - say: x')))
  here.store.entries.finish(origin, [{ flow: 'promise', due: here.today(), about: 'tea' }])
  const flow = flowOf(
    '  - line: First?\n    id: first\n  - follow-ups: promise\n    say: Promised.\n  - line: Last?\n    id: last',
  )
  const { asked } = await sit(
    flow,
    { first: inTurn('a', 'b'), 'promise.1.promise-kept': 'kept', last: inTurn(goingBack, 'x') },
    { here },
  )
  expect(asked.filter((id) => id.startsWith('promise.')).length).toBe(1)
  expect(asked.slice(-3)).toEqual(['last', 'first', 'last'])
})
