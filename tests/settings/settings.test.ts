import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isProblem } from '../../src/errors.ts'
import { known, type Single, settle } from '../../src/settings/settings.ts'

const nothing = { values: {}, breathing: {} }

/** Two values that fit each setting, and one that does not, with what is said of it. */
const examples: Record<Single, { fits: [string, string]; wrong: string; why: string }> = {
  person: {
    fits: ['Alex', 'Zoë'],
    wrong: 'x'.repeat(201),
    why: 'It is at most 200 characters long.',
  },
  day_ends: {
    fits: ['00:00', '12:00'],
    wrong: '12:01',
    why: 'It is a time from 00:00 to 12:00, such as 04:00.',
  },
  week_starts: {
    fits: ['sunday', 'saturday'],
    wrong: 'Monday',
    why: 'It can be monday, sunday or saturday.',
  },
  region: {
    fits: ['Canada', 'Ireland'],
    wrong: 'x'.repeat(201),
    why: 'It is at most 200 characters long.',
  },
  sound: { fits: ['yes', 'no'], wrong: 'loud', why: 'It can be yes or no.' },
  plain: { fits: ['yes', 'no'], wrong: 'maybe', why: 'It can be yes or no.' },
  color: { fits: ['always', 'never'], wrong: 'blue', why: 'It can be auto, always or never.' },
}
const names = Object.keys(known) as Single[]

test('what is usual when nothing is set', () => {
  const { settings, origins } = settle({}, {}, nothing)
  expect(settings).toEqual({
    person: '',
    day_ends: '04:00',
    week_starts: 'monday',
    region: '',
    sound: 'no',
    plain: 'no',
    color: 'auto',
    breathing: {},
  })
  expect(new Set(Object.values(origins))).toEqual(new Set(['usual']))
  expect(Object.keys(origins)).toEqual(names)
})

describe.each(names)('%s', (name) => {
  const { fits, wrong, why } = examples[name]
  const [one, other] = fits
  const variable = `CAPACITY_${name.toUpperCase()}`
  const file = (value: string) => ({ values: { [name]: value }, breathing: {} })

  test('a flag wins over the environment, that over the file, that over what is usual', () => {
    const from = (setup: ReturnType<typeof settle>) => [setup.settings[name], setup.origins[name]]
    expect(from(settle({ [name]: one }, { [variable]: other }, file(other)))).toEqual([one, 'flag'])
    expect(from(settle({}, { [variable]: one }, file(other)))).toEqual([one, 'environment'])
    expect(from(settle({}, {}, file(one)))).toEqual([one, 'file'])
    expect(from(settle({}, { [variable]: '' }, nothing))).toEqual([known[name].usual, 'usual'])
    expect(from(settle({}, { [variable.toLowerCase()]: one }, nothing))[1]).toBe('usual')
  })

  test('a value that does not fit is refused, with where it stands', () => {
    const refusal = (where: string) =>
      expect.objectContaining({
        name: 'Problem',
        message: `${where} is “${wrong.slice(0, 40)}”.`,
        why,
        next: 'Change it, or leave it out.',
        code: 2,
      })
    expect(() => settle({ [name]: wrong }, {}, nothing)).toThrow(refusal(`--${name}`))
    expect(() => settle({}, {}, file(wrong))).toThrow(refusal(name))
    const isSwitch = name === 'plain' || name === 'sound'
    if (!isSwitch)
      expect(() => settle({}, { [variable]: wrong }, nothing)).toThrow(refusal(variable))
  })

  test('a value that does not fit is no matter where a stronger one is given', () => {
    expect(settle({ [name]: one }, { [variable]: wrong }, file(wrong)).settings[name]).toBe(one)
  })
})

test.each([
  ['1', 'yes'],
  ['yes', 'yes'],
  ['true', 'yes'],
  ['0', 'no'],
  ['no', 'no'],
])('CAPACITY_PLAIN=%s means %s', (value, plain) => {
  expect(settle({}, { CAPACITY_PLAIN: value }, nothing).settings.plain).toBe(plain)
})

test('patterns of one’s own come from the file, each with its origin, and nothing else is one', () => {
  const breathing = { mine: 'in 4, out 6' }
  const { settings, origins } = settle({}, {}, { values: {}, breathing })
  expect(settings.breathing).toEqual(breathing)
  expect(origins['breathing.mine']).toBe('file')
  for (const name of ['constructor', 'toString', '__proto__']) {
    expect(settings.breathing[name]).toBeUndefined()
  }
})

test('whatever the flags, the environment and the file say, only a Problem comes of it', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.constantFrom('yes', 'no', '04:00', 'monday', 'auto', '12:61', ' ', 'é'),
  )
  const given = fc.record(Object.fromEntries(names.map((name) => [name, texts])), {
    requiredKeys: [],
  })
  const environment = fc.dictionary(
    fc.constantFrom(...names.map((name) => `CAPACITY_${name.toUpperCase()}`)),
    texts,
  )
  fc.assert(
    fc.property(given, environment, given, (flags, variables, values) => {
      try {
        const { settings, origins } = settle(flags, variables, { values, breathing: {} })
        for (const name of names) {
          expect(known[name].refuse(settings[name])).toBeUndefined()
          if (origins[name] === 'usual') expect(settings[name]).toBe(known[name].usual)
        }
      } catch (error) {
        if (!isProblem(error)) throw error
      }
    }),
    { numRuns: 2000 },
  )
})
