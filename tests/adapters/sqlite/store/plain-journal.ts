import { exitCode, Problem } from '../../../../src/errors.ts'
import type {
  Answer,
  Earlier,
  Entry,
  FollowUp,
  Link,
  Person,
} from '../../../../src/journal/entry.ts'
import type {
  Entries,
  FollowUps,
  PeopleKept,
  Store,
  Wanted,
} from '../../../../src/journal/store.ts'

const problem = () => new Problem('no', { why: 'no', next: 'no', code: exitCode.failed })

/** A word as a search compares it, for words of plain letters. */
const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

const wordsOf = ({ value }: Answer): string[] => {
  if (value.kind === 'words')
    return value.words.flatMap((one) => plain(one).split(/[^\p{L}\p{N}]+/u))
  if (value.kind === 'text' || value.kind === 'choice')
    return plain(value.text).split(/[^\p{L}\p{N}]+/u)
  return []
}

const byMoment = (a: Entry, b: Entry): number => (a.instant + a.id < b.instant + b.id ? -1 : 1)

/**
 * The Store port in the plainest way there is: lists in memory, and the meaning of each call in one line
 * or two. Ids are handed in, so that it can stand beside a real store.
 */
export class PlainJournal {
  readonly #ids: () => string
  #entries: Entry[] = []
  #followUps: Omit<FollowUp, 'person'>[] = []
  #people: Person[] = []
  #links: Link[] = []
  readonly #earlier = new Map<string, readonly Earlier[]>()
  readonly #typed = new Map<string, string>()
  readonly #marks = new Map<string, string>()

  constructor(ids: () => string) {
    this.#ids = ids
  }

  #entry(id: string): Entry {
    const entry = this.#entries.find((one) => one.id === id)
    if (!entry) throw problem()
    return entry
  }

  #change(id: string, change: Partial<Entry>): void {
    const entry = this.#entry(id)
    this.#entries = this.#entries.map((one) => (one === entry ? { ...one, ...change } : one))
  }

  #person(id: string): Person {
    const person = this.#people.find((one) => one.id === id)
    if (!person) throw problem()
    return person
  }

  #changePerson(id: string, change: Partial<Person>): void {
    const person = this.#person(id)
    this.#people = this.#people.map((one) => (one === person ? { ...one, ...change } : one))
  }

  #expectFree(name: string, id?: string): void {
    if (this.#people.some((one) => one.id !== id && plain(one.name) === plain(name)))
      throw problem()
  }

  #forgetPerson(id: string, into: string | null): void {
    this.#people = this.#people.filter((one) => one.id !== id)
    this.#entries = this.#entries.map((one) => (one.person === id ? { ...one, person: into } : one))
  }

  #followUp(id: string, change: Partial<FollowUp>): void {
    if (!this.#followUps.some((one) => one.id === id)) throw problem()
    this.#followUps = this.#followUps.map((one) => (one.id === id ? { ...one, ...change } : one))
  }

  /** When that was is nothing a plain list knows. */
  #retire(id: string, answers: readonly Answer[]): void {
    const retired = answers.map((answer) => ({ ...answer, replaced: '' }))
    this.#earlier.set(id, [...(this.#earlier.get(id) ?? []), ...retired])
  }

  #remove(id: string): void {
    this.#earlier.delete(id)
    this.#entries = this.#entries.filter((one) => one.id !== id)
    this.#links = this.#links.filter((one) => one.from !== id && one.to !== id)
    this.#followUps = this.#followUps
      .filter((one) => one.origin !== id)
      .map((one) => (one.answeredBy === id ? { ...one, answeredBy: null } : one))
    for (const key of this.#typed.keys()) if (key.startsWith(id)) this.#typed.delete(key)
  }

  readonly entries: Entries = {
    begin: (beginning) => {
      if (beginning.person !== null) this.#person(beginning.person)
      const id = this.#ids()
      this.#entries.push({ ...beginning, id, state: 'draft', answers: [] })
      return id
    },
    keep: (id, answer) => {
      const { answers } = this.#entry(id)
      const place = answers.findIndex((one) => one.step === answer.step && one.item === answer.item)
      this.#retire(id, place < 0 ? [] : answers.slice(place, place + 1))
      const kept = place < 0 ? [...answers, answer] : answers.with(place, answer)
      this.#change(id, { answers: kept })
      this.#typed.delete(`${id}/${answer.step}/${answer.item}`)
    },
    typing: (id, step, item, text) => {
      this.#typed.set(`${this.#entry(id).id}/${step}/${item}`, text)
    },
    typed: (id, step, item) => this.#typed.get(`${id}/${step}/${item}`) ?? '',
    typedUnder: (id) =>
      [...this.#typed]
        .filter(([key, text]) => key.startsWith(`${id}/`) && text !== '')
        .map(([key]) => key.split('/')[2] ?? ''),
    forget: (id, steps) => {
      const entry = this.#entries.find((one) => one.id === id)
      if (!entry) return
      this.#retire(
        id,
        entry.answers.filter((one) => steps.includes(one.step)),
      )
      this.#change(id, { answers: entry.answers.filter((one) => !steps.includes(one.step)) })
    },
    about: (id, person) => {
      this.#change(id, { person: person && this.#person(person).id })
    },
    finish: (id, laters) => {
      if (this.#entry(id).state === 'finished') return
      this.#change(id, { state: 'finished' })
      for (const later of laters)
        this.#followUps.push({
          ...later,
          id: this.#ids(),
          origin: id,
          state: 'open',
          answeredBy: null,
        })
    },
    remove: (...ids) => {
      for (const id of ids) this.#remove(id)
    },
    get: (id) => this.#entries.find((one) => one.id === id),
    earlier: (id) => this.#earlier.get(id) ?? [],
    startingWith: (part) =>
      this.#entries
        .map((one) => one.id)
        .filter((id) => part.length >= 4 && (id.startsWith(part) || id.endsWith(part)))
        .sort(),
    list: (wanted) => {
      const fitting = this.#entries.filter((one) => fits(one, wanted)).sort(byMoment)
      return wanted.newest === undefined ? fitting : fitting.slice(-wanted.newest || Infinity)
    },
    link: ({ from, to }) => {
      const [start, end] = [this.#entry(from), this.#entry(to)]
      if (this.#links.some((one) => one.from === start.id && one.to === end.id)) return
      this.#links.push({ from, to })
    },
    links: () => this.#links.toSorted((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1)),
    search: (words) =>
      this.#entries
        .filter((one) => {
          const held = new Set(one.answers.flatMap(wordsOf))
          return words.length > 0 && words.every((word) => held.has(plain(word)))
        })
        .sort(byMoment)
        .reverse(),
  }

  readonly followUps: FollowUps = {
    list: (states = ['open', 'answered', 'let go']) =>
      this.#followUps
        .filter((one) => states.includes(one.state))
        .map((one) => ({ ...one, person: this.#entry(one.origin).person }))
        .sort((a, b) => ((a.due ?? '') + a.id < (b.due ?? '') + b.id ? -1 : 1)),
    move: (id, due) => this.#followUp(id, { due }),
    letGo: (id) => this.#followUp(id, { state: 'let go', answeredBy: null }),
    answer: (id, by) => this.#followUp(id, { state: 'answered', answeredBy: this.#entry(by).id }),
    startingWith: (part) =>
      this.#followUps
        .map((one) => one.id)
        .filter((id) => part.length >= 4 && (id.startsWith(part) || id.endsWith(part)))
        .sort(),
  }

  readonly people: PeopleKept = {
    list: () => this.#people.toSorted((a, b) => (plain(a.name) < plain(b.name) ? -1 : 1)),
    add: (name, relation) => {
      this.#expectFree(name)
      const person = { id: this.#ids(), name, relation, gatePassed: null }
      this.#people.push(person)
      return person
    },
    rename: (id, name, relation) => {
      this.#expectFree(name, id)
      this.#changePerson(id, { name, relation })
    },
    merge: (from, into) => {
      if (from === into) return
      const [one, other] = [this.#person(from).gatePassed, this.#person(into).gatePassed].sort()
      const gatePassed = one && other ? one : null
      this.#changePerson(into, { gatePassed })
      this.#forgetPerson(from, into)
    },
    remove: (id) => this.#forgetPerson(id, null),
    gatePassed: (id, on) => this.#changePerson(id, { gatePassed: on }),
  }

  readonly marks: Store['marks'] = {
    get: (name) => this.#marks.get(name),
    set: (name, value) => void this.#marks.set(name, value),
  }
}

const fits = (entry: Entry, { since, until, person, flows, state }: Wanted): boolean =>
  (since === undefined || entry.day >= since) &&
  (until === undefined || entry.day <= until) &&
  (person === undefined || entry.person === person) &&
  (flows === undefined || flows.includes(entry.flow)) &&
  (state === undefined || entry.state === state)
