import { openStore } from '../../src/adapters/sqlite/store/store.ts'
import type { House } from '../../src/commands/house.ts'
import { surroundingsOf } from '../../src/commands/practice/surroundings.ts'
import { presentOf } from '../../src/commands/present.ts'
import { supportPassages } from '../../src/commands/support/page.ts'
import type { Flow } from '../../src/flow/flow.ts'
import { flowNamed, patternNamed, type Scripts } from '../../src/flow/library.ts'
import { brokenFlow, readFlow } from '../../src/flow/reading/script.ts'
import type { Library, Surroundings, WordingHints } from '../../src/flow/surroundings.ts'
import type { Passage, Question, Terminal } from '../../src/flow/terminal.ts'
import type { FollowUp } from '../../src/journal/entry.ts'
import { type KeptDraft, keptDraft } from '../../src/journal/kept-draft.ts'
import type { Beginning, Store } from '../../src/journal/store.ts'
import { known } from '../../src/settings/settings.ts'
import type { Day } from '../../src/time/day.ts'
import { suggestsDanger } from '../../src/wording/danger.ts'
import { between, dangerWords, shipped, supportPage } from './shipped.ts'

/** A flow from its text; throws the Problem a person would read. */
export const flowFrom = (source: string): Flow => {
  const { flow, findings } = readFlow(source, 'test')
  if (flow === undefined) throw brokenFlow('test.yaml', findings)
  return flow
}

/** A flow with these steps, and the head lines given. */
export const flowOf = (steps: string, head = ''): Flow =>
  flowFrom(`name: test\ntitle: Test\nfor: testing\n${head}\nsteps:\n${steps}`)

/** Somebody's journal and the clock on their wall. */
export interface World {
  readonly store: Store
  /** Moves the clock on, by seconds. */
  wait(seconds: number): void
  today(): Day
  draft(flow: Flow, person?: string | null, entry?: string): KeptDraft
  surroundings(switches?: readonly string[], followUp?: FollowUp): Surroundings
  beginning(flow: Flow, person?: string | null): Beginning
}

interface Given {
  readonly scripts?: Scripts
  /** What the clock shows at first, ISO UTC; the zone is UTC. */
  readonly now?: string
  /** Sentences that offer gentler words for a text. */
  readonly hints?: (text: string, afterDisclosure: boolean) => readonly string[]
}

/** A Wednesday evening. */
const usualNow = '2026-11-18T20:30:00.000Z'

export const world = ({
  scripts = shipped,
  now = usualNow,
  hints = () => [],
}: Given = {}): World => {
  let instant = Date.parse(now)
  const store = inMemory(() => new Date(instant))
  const usual = Object.fromEntries(Object.entries(known).map(([name, one]) => [name, one.usual]))
  const library = libraryOf(scripts, async (text, afterDisclosure) => ({
    sentences: hints(text, afterDisclosure),
    keep: 'keep mine',
  }))
  const house = {
    clock: {
      now: () => new Date(instant),
      here: (at: Date) => ({ instant: at.toISOString(), offset: 0, zone: 'UTC' }),
    },
    setup: { settings: { ...usual, breathing: {} }, origins: {} },
    scripts: () => scripts,
    library: () => library,
  } as Pick<House, 'clock' | 'setup' | 'scripts' | 'library'> as House

  const beginning = (flow: Flow, person: string | null = null): Beginning => {
    const { moment, day } = presentOf(house)
    const about = { flow: flow.name, flowVersion: flow.version, person }
    return { ...moment, ...about, day, written: moment.instant }
  }
  return {
    store,
    wait: (seconds) => {
      instant += seconds * 1000
    },
    today: () => presentOf(house).day,
    beginning,
    draft: (flow, person = null, entry) =>
      keptDraft(
        () => store,
        () => beginning(flow, person),
        { earlier: entry === undefined ? undefined : store.entries.get(entry) },
      ),
    surroundings: (switches = [], followUp) =>
      surroundingsOf(house, {
        store: () => store,
        switches: new Set(switches),
        keep: true,
        ...(followUp && { followUp }),
      }),
  }
}

/** The real journal, in memory; its ids count up instead of being left to chance. */
const inMemory = (now: () => Date): Store => {
  let made = 0
  const random = (bytes: number) => {
    made += 1
    const numbered = new Uint8Array(bytes)
    new DataView(numbered.buffer).setUint32(bytes - 4, made)
    return numbered
  }
  return openStore({ path: ':memory:', mode: 'write', device: 'test', now, random })
}

const libraryOf = (
  scripts: Scripts,
  hints: (text: string, afterDisclosure: boolean) => Promise<WordingHints>,
): Library => ({
  flow: (name) => flowNamed(scripts, name),
  words: (name) => scripts.words[name] ?? [],
  pattern: (name) => patternNamed(scripts.patterns, name),
  hints,
  danger: (text) => (suggestsDanger(text, dangerWords) ? offer : undefined),
  between,
  support: async () => supportPassages(supportPage, {}, ''),
})

const offer = {
  afterwards: dangerWords.offer.afterwards,
  unasked: dangerWords.offer.unasked,
  passage: { text: dangerWords.offer.say, tone: 'care' },
  question: dangerWords.offer.choose,
  options: dangerWords.offer.options.flatMap((option) =>
    Object.entries(option).map(([key, text]) => ({ key, text })),
  ),
} as const

/** A terminal with a person at it who answers as told, and remembers everything they were asked and told. */
export interface Sitter extends Terminal {
  readonly asked: readonly Question[]
  readonly said: readonly Passage[]
  /** Questions asked inside `privately`, by id. */
  readonly inPrivate: readonly string[]
}

export const sitter = (reply: (question: Question) => unknown): Sitter => {
  const asked: Question[] = []
  const said: Passage[] = []
  const inPrivate: string[] = []
  let privacy = 0
  return {
    patient: false,
    asked,
    said,
    inPrivate,
    say: (passage) => void said.push(passage),
    ask: async (question) => {
      asked.push(question)
      if (privacy > 0) inPrivate.push(question.id)
      return reply(question)
    },
    async read({ id, passages, done }) {
      said.push(...passages)
      await this.ask({ kind: 'choose', id, text: '', options: [{ key: 'on', text: done }] })
    },
    privately: async (conversation) => {
      privacy += 1
      try {
        return await conversation()
      } finally {
        privacy -= 1
      }
    },
  }
}

/** Everything somebody was told and asked, in order of its kind: passages first, then questions. */
export const wordsOf = ({ said, asked }: Pick<Sitter, 'said' | 'asked'>): string[] => [
  ...said.flatMap(({ text, items = [] }) => [text, ...items]),
  ...asked.flatMap((question) => [
    question.text,
    ...(question.hint === undefined ? [] : [question.hint]),
    ...('options' in question ? question.options.map(({ text }) => text) : []),
    ...('prompts' in question ? question.prompts : []),
    ...('initial' in question && typeof question.initial === 'string' ? [question.initial] : []),
  ]),
]
