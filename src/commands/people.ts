import { exitCode, Problem } from '../errors.ts'
import { isSameName } from '../flow/person-names.ts'
import type { Person, Relation } from '../journal/entry.ts'
import { relations } from '../journal/entry.ts'
import type { Store } from '../journal/store.ts'
import type { Command } from './command.ts'
import { askedOrTold, confirmed, orUntouched } from './confirming.ts'
import { settleBackups } from './delete/from-backups.ts'
import type { House } from './house.ts'
import { goodName, personNamed } from './people/naming.ts'

/** Who this journal speaks of: list, add, rename, merge, remove, default. */
export const people: Command = {
  name: 'people',
  group: 'Your journal',
  about: 'who it is about: list, add, rename, merge, remove, default',
  takes: '[what] [name] [other]',
  get completes() {
    return [Object.keys(actions)]
  },
  options: [
    [`--relation <${relations.join('|')}>`, 'for add and rename'],
    ['--entries <keep|delete>', 'for remove: what happens to what was written about them'],
    ['--from-backups', 'for remove: take them out of the backups too'],
    ['--yes', 'remove or merge without asking'],
  ],
  more: [
    'capacity people add Sam --relation friend',
    'capacity people rename Sam Samira',
    'capacity people merge Sammy Samira    everything about Sammy is then about Samira',
    'capacity people default Samira        whom entries are about when none is named',
  ].join('\n'),
  run: async (house, [what = 'list', name = '', other = ''], flags) => {
    const action = actions[what]
    if (action) return action({ house, name, other, flags })
    throw new Problem(`“${what}” is not something people can do.`, {
      why: `It can ${Object.keys(actions).join(', ')}.`,
      next: 'See capacity people --help',
      code: exitCode.usage,
    })
  },
}

interface Asked {
  readonly house: House
  readonly name: string
  readonly other: string
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
}

const actions: Record<string, (asked: Asked) => Promise<void> | void> = {
  list: ({ house, flags }) => {
    const everyone = house.journal.open('read').people.list()
    if (flags.json)
      return house.screen.records({
        people: everyone.map(({ id, name, relation }) => ({ id, name, relation })),
      })
    if (everyone.length === 0) return house.screen.say('Nobody yet: capacity people add NAME')
    for (const one of everyone) house.screen.text(withRelation(one, '  '))
  },
  add: ({ house, name, flags }) => {
    const person = house.journal
      .open('write')
      .people.add(goodName(name), relationFrom(flags.relation) ?? 'other')
    house.screen.say(`${withRelation(person)} is here now.`)
  },
  rename: async ({ house, name, other, flags }) => {
    const store = journalOf(house)
    const person = personNamed(name, store)
    const called = goodName(other)
    store.people.rename(person.id, called, relationFrom(flags.relation) ?? person.relation)
    house.screen.say(`${person.name} is called ${called} from now on.`)
    await passOnDefault(house, person, called)
  },
  merge: async ({ house, name, other, flags }) => {
    const store = journalOf(house)
    const [from, into] = [personNamed(name, store), personNamed(other, store)]
    if (from.id === into.id)
      throw new Problem('Those two are the same person already.', { code: exitCode.usage })
    const question = `Everything about ${from.name} becomes about ${into.name}. Go on?`
    if (!(await orUntouched(house, () => confirmed(house, flags, question))))
      return house.screen.say('Nothing was changed.')
    store.people.merge(from.id, into.id)
    house.screen.say(`${from.name} and ${into.name} are one now.`)
    await passOnDefault(house, from, into.name)
  },
  remove: async ({ house, name, flags }) => {
    const store = journalOf(house)
    const person = personNamed(name, store)
    const asking = () => fateOf(house, flags.entries, person)
    const fate = await orUntouched(house, asking, nobodyRemoved)
    if (fate === undefined) return house.screen.say(nobodyRemoved)
    const about = fate === 'delete' ? store.entries.list({ person: person.id }) : []
    const question = `Delete ${about.length} of your entries for good?`
    const isMeant = () => confirmed(house, flags, question)
    if (about.length > 0 && !(await orUntouched(house, isMeant, nobodyRemoved)))
      return house.screen.say(nobodyRemoved)
    const ids = about.map(({ id }) => id)
    store.entries.remove(...ids)
    store.people.remove(person.id)
    const left =
      fate === 'delete' ? 'and what was written about them' : 'what was written stays, about nobody'
    house.screen.say(`${person.name} is removed; ${left}.`)
    house.screen.say('Where you wrote their name in your own words, it stays.')
    await passOnDefault(house, person, undefined)
    await settleBackups(house, [person.id, ...ids], flags)
  },
  default: async ({ house, name }) => {
    const person = personNamed(name, house.journal.open('read'))
    house.screen.say(
      `${person.name} is whom entries are about: ${await house.files.setSetting('person', person.name)}`,
    )
  },
}

const nobodyRemoved = 'Nothing was removed.'

/** `Sam (friend)`; whoever is nothing of these is only named. */
const withRelation = ({ name, relation }: Person, gap = ' '): string =>
  relation === 'other' ? name : `${name}${gap}(${relation})`

/** The journal somebody is to be changed in; none is made to say that they are not there. */
const journalOf = ({ journal }: House): Store => journal.open(journal.exists() ? 'write' : 'read')

/** Whoever entries are about when none is named goes by another name now, or is nobody. */
const passOnDefault = async (
  { files, screen, setup }: House,
  { name }: Person,
  other: string | undefined,
): Promise<void> => {
  const { settings, origins } = setup
  if (origins.person !== 'file' || !isSameName(settings.person, name)) return
  await files.setSetting('person', other)
  screen.say(
    other === undefined
      ? 'From now on, entries are about nobody when none is named.'
      : `From now on, entries are about ${other} when none is named.`,
  )
}

/** What is to happen to a removed person's entries: asked when it was not said. */
const fateOf = async (
  house: House,
  given: string | boolean | undefined,
  person: Person,
): Promise<'keep' | 'delete' | undefined> => {
  if (given === 'keep' || given === 'delete') return given
  if (given !== undefined) {
    throw new Problem('--entries can be keep or delete.', { code: exitCode.usage })
  }
  const terminal = await askedOrTold(house, '--entries keep, or --entries delete')
  const choice = await terminal.ask({
    kind: 'choose',
    id: 'entries',
    text: `What happens to the entries about ${person.name}?`,
    options: [
      { key: 'keep', text: 'keep them, about nobody' },
      { key: 'delete', text: 'delete them for good' },
    ],
  })
  return choice === 'keep' || choice === 'delete' ? choice : undefined
}

const relationFrom = (given: string | boolean | undefined): Relation | undefined => {
  if (given === undefined) return undefined
  const relation = relations.find((one) => one === given)
  if (relation) return relation
  throw new Problem(`“${given}” is not a relation.`, {
    why: `It can be ${relations.join(', ')}.`,
    code: exitCode.usage,
  })
}
