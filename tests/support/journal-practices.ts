import { addDays } from '../../src/time/day.ts'
import type { Chance } from './journal-chance.ts'
import {
  choice,
  clockOf,
  type Given,
  type Place,
  scale,
  several,
  type Writing,
  written,
} from './journal-ledger.ts'
import { phrases } from './journal-phrases.ts'

/** How somebody fares by then: 0 at the beginning, 1 when practice has changed what it will. */
export interface Faring {
  readonly chance: Chance
  readonly ease: number
}

const unpleasant = [
  'angry',
  'anxious',
  'hurt',
  'tense',
  'lonely',
  'overwhelmed',
  'ashamed',
  'tired',
]
const pleasant = ['calm', 'grateful', 'close', 'relieved', 'hopeful', 'amused', 'tender', 'touched']
const bodies = ['tight chest', 'racing heart', 'clenched jaw', 'hot face', 'heavy', 'shaky', 'warm']
const needs = ['being heard', 'rest', 'reassurance', 'space', 'respect', 'closeness', 'help']
const values = ['honesty', 'kindness', 'patience', 'courage', 'presence', 'tenderness']

const feelings = (chance: Chance, bright: number): Given => [
  'feelings',
  'feelings',
  several(chance.several(chance.happens(bright) ? pleasant : unpleasant, chance.between(1, 3))),
]

export const breathe = ({ chance, ease }: Faring, place: Place, person: string | null): Writing => {
  const before = chance.between(5, 9) - ease
  const after = before - chance.between(-1, 4)
  return {
    ...place,
    flow: 'breathe',
    person,
    given: [
      ['before', 'before', scale(before)],
      [
        'breath',
        'breath',
        {
          kind: 'seconds',
          number: 120,
          text: chance.pick(['long', 'long', 'long', 'box', 'sigh']),
        },
      ],
      ['after', 'after', scale(after)],
      feelings(chance, 0.15),
      ['body', 'body', several(chance.several(bodies, chance.between(1, 3)))],
      ['urge', 'urge', choice(chance.pick(['pull-away', 'push-back', 'fix', 'freeze', 'please']))],
      ['what-happened', 'trigger', written(chance.pick(phrases.triggers))],
      ['need', 'need', choice(chance.pick(needs))],
    ],
    later: [{ flow: 'settled', due: null, about: '' }],
  }
}

export const pause = ({ chance, ease }: Faring, place: Place, person: string | null): Writing => {
  const before = chance.between(6, 9) - ease
  return {
    ...place,
    flow: 'pause',
    person,
    given: [
      ['before', 'before', scale(before)],
      ['after', 'after', scale(before - chance.between(1, 5))],
    ],
  }
}

export const journal = ({ chance, ease }: Faring, place: Place, person: string | null): Writing => {
  const pleasantness = chance.between(2, 8) + ease
  const hardest = 10 - pleasantness + chance.between(-1, 2)
  const opened = chance.happens(0.25)
  const given: Given[] = [
    ['pleasantness', 'pleasantness', scale(pleasantness)],
    ['energy', 'energy', scale(chance.between(2, 8))],
    feelings(chance, pleasantness / 10),
    ['body', 'body', several(chance.several(bodies, chance.between(0, 2)))],
    ['hardest', 'hardest', scale(hardest)],
    ['moment', 'trigger', written(chance.pick(hardest > 4 ? phrases.hard : phrases.light))],
    ['risk', 'risk', choice(chance.pick(['real', 'alarm', 'alarm', 'unsure']))],
    ['opened', 'opened', choice(opened ? 'yes' : 'no')],
    [
      'warm',
      'warm',
      several(
        chance.several(['thanks', 'affection', 'laugh', 'listening', 'help'], chance.between(0, 3)),
      ),
    ],
    [
      'glad-of',
      'glad-of',
      chance.happens(0.5) ? written(chance.pick(phrases.gladOf)) : { kind: 'skipped' },
    ],
    [
      'asked-of-me',
      'asked-of-me',
      choice(chance.pick(['answered', 'answered', 'tried', 'missed', 'none', 'none'])),
    ],
    ['kind-word', 'kind-word', written(chance.pick(phrases.kindWords))],
    ['intention', 'intention', written(chance.pick(phrases.intentions))],
  ]
  if (opened) {
    given.push(
      ['opened-what', 'opened-what', choice(pleasantness > 5 ? 'hope' : 'fear')],
      ['landed', 'landed', choice(chance.pick(['warmly', 'quietly', 'not-well', 'unknown']))],
      ['understood', 'understood', scale(chance.between(4, 9) + ease)],
    )
  }
  return { ...place, flow: 'journal', person, given }
}

/** A repair some hours after the rupture; `from` is the breath taken in between, if there was one. */
export const repair = (
  { chance }: Faring,
  place: Place,
  person: string,
  hoursAgo: number,
  from?: string,
): Writing => {
  const happened = chance.pick(phrases.ruptures)
  const total = place.minutes - Math.round(hoursAgo * 60)
  const date = addDays(place.date, Math.floor(total / 1440))
  const time = clockOf(((total % 1440) + 1440) % 1440)
  const promise = `When ${chance.pick(phrases.cues)}, I will ${chance.pick(phrases.actions)}`
  const promises = chance.happens(0.75)
    ? [{ flow: 'promise', due: addDays(place.date, chance.between(2, 7)), about: promise }]
    : []
  return {
    ...place,
    flow: 'repair',
    person,
    given: [
      ['before', 'before', scale(chance.between(2, 6))],
      ['door', 'door', choice(chance.pick(['hurt-them', 'was-hurt', 'both']))],
      ['what-happened', 'trigger', written(happened)],
      ['happened-at', 'rupture-at', { kind: 'moment', text: `${date} ${time}` }],
      ['said-back', 'heard', choice(chance.pick(['got-it', 'got-it', 'almost', 'not-yet']))],
    ],
    later: [
      { flow: 'check-in', due: addDays(place.date, 1), about: happened },
      { flow: 'check-in', due: addDays(place.date, 7), about: happened },
      ...promises,
    ],
    ...(from !== undefined && { from }),
  }
}

export const share = ({ chance }: Faring, place: Place, person: string): Writing => {
  const feared = chance.pick(phrases.fears)
  return {
    ...place,
    flow: 'share',
    person,
    given: [
      ['rung', 'rung', choice(String(chance.between(1, 6)))],
      ['truth', '', written(chance.pick(phrases.truths))],
      ['expected-discomfort', 'expected-discomfort', scale(chance.between(4, 9))],
      ['feared', 'feared', written(feared)],
      ['likelihood', 'likelihood', { kind: 'scale', number: chance.between(3, 10) * 10 }],
      [
        'safety-behaviour',
        'safety-behaviour',
        choice(chance.pick(['joke', 'hint', 'rush', 'nothing'])),
      ],
    ],
    later: [{ flow: 'prediction', due: addDays(place.date, chance.between(1, 3)), about: feared }],
  }
}

export const thanks = ({ chance }: Faring, place: Place, person: string): Writing => ({
  ...place,
  flow: 'thanks',
  person,
  given: [['what', 'glad-of', written(chance.pick(phrases.gladOf))]],
})

export const ask = ({ chance }: Faring, place: Place, person: string): Writing => ({
  ...place,
  flow: 'ask',
  person,
  given: [
    ['need', 'need', choice(chance.pick(needs))],
    ['request', 'i-asked', written(chance.pick(phrases.requests))],
  ],
})

/** The week looked back on; `ruptures` are the titles of its ruptures. */
export const reflect = (
  { chance, ease }: Faring,
  place: Place,
  ruptures: readonly string[],
): Writing => {
  const chosen = chance.several(values, 3)
  const scales = chosen.flatMap((value): Given[] => {
    const importance = chance.between(7, 10)
    return [
      ['importance', 'importance', scale(importance), value],
      ['lived', 'lived', scale(importance - chance.between(0, 5) + ease), value],
    ]
  })
  return {
    ...place,
    flow: 'reflect',
    person: null,
    given: [
      ['values', 'value', several(chosen)],
      ...scales,
      ['repeat-moment', 'repeat-moment', written(chance.pick(phrases.repeats))],
      ...ruptures.map(
        (title): Given => ['signpost', 'signpost', written(chance.pick(phrases.signposts)), title],
      ),
      ['closeness', 'closeness', choice(chance.pick(['too-little', 'right', 'right', 'too-much']))],
      ['own-space', 'own-space', choice(chance.pick(['too-little', 'right', 'right']))],
      ['own-thing', 'own-thing', written(chance.pick(phrases.ownThings))],
      ['why-closeness', 'why-closeness', written(chance.pick(phrases.closeness))],
      ['still-cares', 'still-cares', written(chance.pick(phrases.cares))],
      ['intention', 'intention', written(chance.pick(phrases.intentions))],
    ],
  }
}

/** A practice of one's own that no report was written for. */
export const walk = ({ chance, ease }: Faring, place: Place): Writing => ({
  ...place,
  flow: 'walk',
  person: null,
  given: [
    ['lighter', '', scale(chance.between(3, 8) + ease)],
    ['weather', '', choice(chance.pick(['sun', 'cloud', 'rain']))],
    ['where', '', written(chance.pick(phrases.walks))],
  ],
})
