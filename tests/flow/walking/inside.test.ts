import { describe, expect, test } from 'vitest'
import type { Later } from '../../../src/flow/draft.ts'
import type { Flow } from '../../../src/flow/flow.ts'
import { shippedFlow } from '../../support/shipped.ts'
import { keptIn, leaving, questionIn, type Replies, sit } from '../../support/sitting.ts'
import { flowOf, type World, world } from '../../support/walking.ts'

/** A finished entry of a flow with these answers, and what is to come back of it. */
const past = (
  here: World,
  flow: Flow,
  person: string,
  answers: Record<string, string>,
  laters: Later[],
) => {
  const draft = here.draft(flow, person)
  for (const [step, text] of Object.entries(answers))
    draft.keep({ step, item: '', value: { kind: 'text', text }, tracks: '' })
  if (draft.id) here.store.entries.finish(draft.id, laters)
  return draft.id ?? ''
}

/** Somebody whose safety questions were never asked. */
const unasked = (): { here: World; alex: string } => {
  const here = world()
  return { here, alex: here.store.people.add('Alex', 'partner').id }
}

const withPerson = (): { here: World; alex: string } => {
  const { here, alex } = unasked()
  here.store.people.gatePassed(alex, here.today())
  return { here, alex }
}

describe('follow-ups walked inside', () => {
  const flow = flowOf(
    `
  - line: Before?
    id: before
  - follow-ups: prediction
    say: You had guessed something.
  - line: After?
    id: after
`.slice(1),
  )
  const due = (here: World, about: string) => ({ flow: 'prediction', due: here.today(), about })
  const open = ({ store }: World) => store.followUps.list(['open'])

  test('rest while the safety questions do not stand passed with that person', async () => {
    const { here, alex } = withPerson()
    past(here, shippedFlow('share'), alex, { truth: 'I was lonely.' }, [due(here, 'He laughs')])
    here.store.people.gatePassed(alex, null)
    const { asked, said } = await sit(flow, { after: 'end' }, { here })
    expect(asked).toEqual(['before', 'after'])
    expect(said).toEqual([])
    here.store.people.gatePassed(alex, here.today())
    const again = await sit(flow, { after: 'end' }, { here })
    expect(again.asked).toContain('prediction.1.done')
  })

  test('are asked one by one under their own numbers, and answered for good', async () => {
    const { here, alex } = withPerson()
    const origin = past(
      here,
      shippedFlow('share'),
      alex,
      { truth: 'I was lonely.', feared: 'He laughs.' },
      [due(here, 'He laughs')],
    )
    past(here, shippedFlow('share'), alex, { truth: 'I am tired.' }, [due(here, 'She leaves')])
    const replies = {
      'prediction.1.done': 'yes',
      'prediction.1.happened': 'no',
      'prediction.2.done': 'let-go',
      after: 'end',
    }
    const { asked, said, draft } = await sit(flow, replies, { here })
    expect(asked.filter((id) => /done|happened|before|after/.test(id))).toEqual([
      ...['before', 'prediction.1.done', 'prediction.1.happened', 'prediction.2.done', 'after'],
    ])
    expect(said).toEqual([
      'You had guessed something.',
      'You meant to say to Alex: “I was lonely”',
      'Thank you for looking.',
      'You meant to say to Alex: “I am tired”',
      'Thank you for looking.',
    ])
    expect(Object.keys(keptIn(draft))).toEqual(['before', 'after'])
    expect(open(here)).toEqual([])
    const [first] = here.store.entries.list({ flows: ['prediction'] })
    expect(first).toMatchObject({ state: 'finished', person: alex })
    expect(here.store.entries.links()).toContainEqual({ from: first?.id, to: origin })
  })

  test('stay open when everything was skipped, and nothing is said when none are due', async () => {
    const { here, alex } = withPerson()
    past(here, shippedFlow('share'), alex, { truth: 'I was lonely.' }, [due(here, 'He laughs')])
    await sit(flow, {}, { here })
    expect(open(here)).toHaveLength(1)
    expect((await sit(flow)).said).toEqual([])
  })

  test('that were passed over are not asked again when the practice is taken up', async () => {
    const { here, alex } = withPerson()
    past(here, shippedFlow('share'), alex, { truth: 'I was lonely.' }, [due(here, 'He laughs')])
    const left = await sit(flow, { after: leaving }, { here })
    expect(left.asked).toEqual(['before', 'prediction.1.done', 'after'])
    const resumed = await sit(flow, {}, { here, draft: here.draft(flow, null, left.draft.id) })
    expect(resumed.asked).toEqual(['after'])
    expect(resumed.said).toEqual([])
    expect(open(here)).toHaveLength(1)
  })

  test('can schedule themselves again', async () => {
    const { here, alex } = withPerson()
    past(here, shippedFlow('share'), alex, { feared: 'He laughs.' }, [due(here, 'He laughs')])
    await sit(flow, { 'prediction.1.done': 'not-yet', 'prediction.1.by': 'tomorrow' }, { here })
    expect(open(here)).toMatchObject([
      { flow: 'prediction', due: '2026-11-19', about: 'He laughs' },
    ])
  })

  test('one that leads on takes the whole sitting with it', async () => {
    const { here, alex } = withPerson()
    const checking = flowOf(
      '  - follow-ups: check-in\n    say: Looking back.\n  - line: After?\n    id: after',
    )
    here.store.people.gatePassed(alex, here.today())
    past(here, shippedFlow('repair'), alex, { 'what-happened': 'We shouted.' }, [
      { flow: 'check-in', due: here.today(), about: 'We shouted' },
    ])
    const { asked, walked } = await sit(checking, { 'check-in.1.trust': 'unsafe' }, { here })
    expect(asked).toEqual(['check-in.1.trust'])
    expect(walked).toEqual({ ending: 'finished', leadsTo: 'support', laters: [] })
    expect(here.store.people.list()).toMatchObject([{ name: 'Alex', gatePassed: null }])
  })
})

describe('a gate', () => {
  const flow = flowOf(
    `
  - person: Who?
    id: who
  - gate: safety
  - say: Open.
  - line: After?
    id: after
`.slice(1),
    'closing: Bye.',
  )
  const clear: Replies = {
    'safety.fear': 'no',
    'safety.hurt': 'no',
    'safety.control': 'no',
    'safety.own': 'no',
    'safety.danger': 'no',
  }

  test('is asked in private, in full the first time and in one question afterwards', async () => {
    const { here, alex } = unasked()
    const first = await sit(flow, { who: 'Alex', ...clear }, { here })
    expect(first.inPrivate).toEqual(Object.keys(clear))
    expect(first.asked).toEqual(['who', ...Object.keys(clear), 'after'])
    expect(here.store.people.list()).toMatchObject([{ id: alex, gatePassed: '2026-11-18' }])
    const second = await sit(flow, { who: 'Alex', ...clear }, { here })
    expect(second.inPrivate).toEqual(['safety.fear'])
  })

  test('that passes leaves nothing in the draft', async () => {
    const { here } = unasked()
    const { draft, said } = await sit(flow, { who: 'Alex', ...clear, after: 'end' }, { here })
    expect(Object.keys(keptIn(draft))).toEqual(['who', 'after'])
    expect(said).toEqual([
      "A private check first, for you alone. Your answers aren't saved.",
      'Open.',
      'Bye.',
    ])
  })

  test('that stops ends the practice: nothing further is asked, said or kept', async () => {
    const { here } = unasked()
    const { draft, asked, said, walked } = await sit(
      flow,
      { who: 'Alex', 'safety.fear': 'yes', 'safety.closer': 'harm', 'safety.stopped': 'breathe' },
      { here },
    )
    expect(asked.at(-1)).toBe('safety.stopped')
    expect(said).not.toContain('Open.')
    expect(said).not.toContain('Bye.')
    expect(Object.keys(keptIn(draft))).toEqual(['who'])
    expect(walked).toEqual({ ending: 'stopped', leadsTo: 'breathe', laters: [] })
  })

  test('that stops, or is left in the middle, does not count as passed', async () => {
    const { here, alex } = unasked()
    here.store.people.gatePassed(alex, here.today())
    await sit(flow, { 'safety.fear': leaving }, { here, person: alex })
    expect(here.store.people.list()).toMatchObject([{ gatePassed: '2026-11-18' }])
    await sit(flow, {}, { here, person: alex })
    expect(here.store.people.list()).toMatchObject([{ gatePassed: null }])
  })

  test('with nobody named asks everything, and passes nobody', async () => {
    const here = world()
    const { asked, walked } = await sit(flow, clear, { here })
    expect(asked).toEqual(['who', ...Object.keys(clear), 'after'])
    expect(walked?.ending).toBe('finished')
    expect(here.store.people.list()).toEqual([])
  })

  test('is asked again on another day, before the practice goes on', async () => {
    const { here } = unasked()
    const first = await sit(flow, { who: 'Alex', ...clear, after: leaving }, { here })
    const draft = here.draft(flow, null, first.draft.id)
    const second = await sit(flow, clear, { here, draft })
    expect(second.asked).toEqual(['safety.fear', 'after'])
  })
})

test('a link offers what was recent, and is kept as a link; with nothing recent it is passed over', async () => {
  const { here, alex } = unasked()
  const flow = flowOf(
    '  - link: Did it begin there?\n    id: from\n    to: [breathe]\n    within: 3 days',
  )
  expect((await sit(flow, {}, { here })).asked).toEqual([])

  const breath = past(here, shippedFlow('breathe'), alex, { 'what-happened': 'He left.' }, [])
  const sitting = await sit(flow, { from: breath }, { here })
  expect(questionIn(sitting, 'from')).toMatchObject({
    options: [{ key: breath, text: 'He left.', note: 'Wednesday 18 November 2026, 20:30' }],
  })
  expect(keptIn(sitting.draft)).toEqual({ from: { kind: 'choice', text: 'yes' } })
  expect(here.store.entries.links()).toEqual([{ from: sitting.draft.id, to: breath }])
  expect(keptIn((await sit(flow, {}, { here })).draft)).toEqual({ from: { kind: 'skipped' } })
  expect(here.store.entries.links()).toHaveLength(1)

  here.wait(4 * 86_400)
  expect((await sit(flow, {}, { here })).asked).toEqual([])
})

test('closing a gate outside of it has its questions asked in full again', async () => {
  const { here, alex } = unasked()
  here.store.people.gatePassed(alex, here.today())
  const flow = flowOf('  - close: safety\n  - line: After?\n    id: after')
  expect((await sit(flow, {}, { here, person: alex })).asked).toEqual(['after'])
  expect(here.store.people.list()).toMatchObject([{ gatePassed: null }])
  expect((await sit(flow, {}, { here })).walked?.ending).toBe('finished')
})

describe('what comes later', () => {
  const due = async (when: string, replies: Replies = {}, now?: string) => {
    const flow = flowOf(
      `
  - date: When?
    id: day
    looking: ahead
  - date: When, exactly?
    id: moment
    looking: ahead
    with-time: yes
  - later: promise
    due: ${when}
    about: "on {day or some day}"
`.slice(1),
    )
    return (await sit(flow, replies, { here: world(now === undefined ? {} : { now }) })).walked
      ?.laters
  }

  test.each<[string, Replies, string | null]>([
    ['next start', {}, null],
    ['1 day', {}, '2026-11-19'],
    ['7 days', {}, '2026-11-25'],
    ['2 weeks', {}, '2026-12-02'],
    ['day', { day: '+3d' }, '2026-11-21'],
    ['moment', { moment: 'tomorrow 19:00' }, '2026-11-19'],
    ['day', {}, '2026-11-25'],
  ])('%s, with %j: %s', async (when, replies, day) => {
    expect(await due(when, replies)).toMatchObject([{ flow: 'promise', due: day }])
  })

  test('is counted from the journal day, which ends at four in the morning', async () => {
    expect(await due('1 day', {}, '2026-11-19T02:30:00.000Z')).toMatchObject([
      { due: '2026-11-19' },
    ])
    expect(await due('1 day', {}, '2026-11-19T04:30:00.000Z')).toMatchObject([
      { due: '2026-11-20' },
    ])
  })

  test('carries the words it is about', async () => {
    expect(await due('day', { day: 'tomorrow' })).toMatchObject([
      { about: 'on Thursday 19 November 2026' },
    ])
  })
})
