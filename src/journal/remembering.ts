import { isProblem } from '../errors.ts'
import type { Recollection } from '../flow/facts.ts'
import type { Flow } from '../flow/flow.ts'
import type { Memory, People, Times } from '../flow/surroundings.ts'
import type { Day } from '../time/day.ts'
import { sayMoment } from '../time/moment.ts'
import type { Answer, Entry, FollowUp } from './entry.ts'
import { awake, entryRests, originsOf } from './resting.ts'
import type { Store } from './store.ts'
import { answerInWords, titleOf } from './titles.ts'

/** What remembering needs: the journal, how words are said, and which week this is. */
export interface Remembering {
  readonly store: () => Store
  readonly flowOf: (name: string) => Flow | undefined
  readonly people: People
  readonly times: Times
  readonly week: () => { readonly since: Day; readonly until: Day }
  /** The follow-up being answered, when there is one. */
  readonly followUp?: FollowUp
}

/** Looking back over the journal for scripts: facts to compare, lists to show, words to quote. */
export const remembering = (needs: Remembering): Memory => ({
  fact: (name, person) => facts[name]?.(needs, person),
  recall: (what, person) => recollections[what](needs, person),
  quote: (from, step, person) => {
    const entries =
      from === 'plan'
        ? [newestPlan(needs, person)]
        : [...originsOf(needs.followUp?.origin, needs.store())]
    for (const entry of entries) {
      const words = entry && answerInWords(entry, step, needs.flowOf(entry.flow), needs)
      if (words !== undefined) return words
    }
    return undefined
  },
  about: needs.followUp?.about ?? '',
  lastTime: (flow, step, person) => {
    const wanted = { flows: [flow], ...(person !== null && { person }) }
    const [value] = answersOf(finished(needs, wanted), (one) => one.step === step)
    return value?.kind === 'text' ? value.text : ''
  },
  recent: (flows, days) => {
    const since = needs.times.addDays(needs.times.today(), -days)
    return finished(needs, { flows, since })
      .toReversed()
      .map((entry) => ({
        id: entry.id,
        title: titleOf(entry, needs.flowOf(entry.flow), needs) || entry.flow,
        said: sayMoment(entry),
      }))
  },
  firstTime: (what) => {
    const { marks } = needs.store()
    if (marks.get(`shown/${what}`) !== undefined) return false
    try {
      marks.set(`shown/${what}`, needs.times.now().toISOString())
    } catch (error) {
      // It is only shown once more.
      if (!isProblem(error)) throw error
    }
    return true
  },
})

type Wanted = Parameters<Store['entries']['list']>[0]

const finished = ({ store }: Remembering, wanted: Wanted): readonly Entry[] =>
  store().entries.list({ ...wanted, state: 'finished' })

/** The values that fit, newest entry first. */
const answersOf = (entries: readonly Entry[], fits: (answer: Answer) => boolean) =>
  entries
    .toReversed()
    .flatMap((entry) => entry.answers.filter(fits).map((answer) => answer.value))
    .filter((value) => value.kind !== 'skipped')

const newestPlan = (needs: Remembering, person: string | null): Entry | undefined =>
  person === null ? undefined : finished(needs, { flows: ['plan'], person, newest: 1 })[0]

const facts: Record<string, (needs: Remembering, person: string | null) => string | undefined> = {
  plan: (needs, person) => (newestPlan(needs, person) ? 'written' : undefined),
  gate: ({ store }, person) => {
    const known = store()
      .people.list()
      .find((one) => one.id === person)
    return known && (known.gatePassed === null ? 'first' : 'again')
  },
  relation: ({ people }, person) => (person === null ? undefined : people.byId(person)?.relation),
  looping: (needs) =>
    isLooping(finished(needs, { flows: ['journal'], newest: 5 })) ? 'yes' : undefined,
}

const HARD = 7
const OFTEN = 3

/** Whether a need or a feeling came back in three of these entries whose hardest point was 7 or more. */
export const isLooping = (entries: readonly Entry[]): boolean => {
  const times = new Map<string, number>()
  for (const { answers } of entries.filter(wasHard)) {
    const topics = answers.filter((one) => one.tracks === 'need' || one.tracks === 'feelings')
    for (const topic of new Set(topics.flatMap(wordsOf)))
      times.set(topic, (times.get(topic) ?? 0) + 1)
  }
  return [...times.values()].some((count) => count >= OFTEN)
}

const wasHard = ({ answers }: Entry): boolean =>
  answers.some(
    ({ tracks, value }) => tracks === 'hardest' && value.kind === 'scale' && value.number >= HARD,
  )

const wordsOf = ({ tracks, value }: Answer): string[] => {
  if (value.kind === 'words') return value.words.map((word) => `${tracks}/${word}`)
  return value.kind === 'choice' ? [`${tracks}/${value.text}`] : []
}

const texts = (entries: readonly Entry[], tracks: string): string[] =>
  answersOf(entries, (one) => one.tracks === tracks).flatMap((value) =>
    value.kind === 'text' ? [value.text] : [],
  )

const FEW = 3

const recollections: Record<
  Recollection,
  (needs: Remembering, person: string | null) => readonly string[]
> = {
  'promises-due': ({ store, times, flowOf }) =>
    awake(store(), flowOf)
      .filter((one) => one.flow === 'promise' && (one.due ?? times.today()) <= times.today())
      .map((one) => one.about),
  'last-intention': (needs) => texts(finished(needs, { newest: 60 }), 'intention').slice(0, 1),
  takeaways: (needs) => texts(finished(needs, { newest: 60 }), 'taking').slice(0, FEW),
  'week-so-far': (needs) => weekSoFar(needs),
  'warm-this-week': (needs) => texts(finished(needs, needs.week()), 'glad-of'),
  'ruptures-this-week': (needs) =>
    finished(needs, needs.week())
      .filter((entry) => needs.flowOf(entry.flow)?.countsAs === 'rupture')
      .filter((entry) => !entryRests(entry, needs.store(), needs.flowOf))
      .map((entry) => titleOf(entry, needs.flowOf(entry.flow), needs)),
}

/** One line a practice: its title, how often, and what its entries are remembered as. */
const weekSoFar = (needs: Remembering): string[] => {
  const byFlow = Map.groupBy(finished(needs, needs.week()), (entry) => entry.flow)
  return [...byFlow].flatMap(([name, entries]) => {
    const flow = needs.flowOf(name)
    if (!flow?.group) return []
    const titles = entries
      .map((entry) => titleOf(entry, flow, needs))
      .filter((title) => title !== '')
    const shown = titles.slice(-FEW).join(' · ')
    const often = entries.length > 1 ? ` (${entries.length})` : ''
    return [`${flow.title}${often}${shown && `: ${shown}`}`]
  })
}
