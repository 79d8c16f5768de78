import { isLeft, isProblem, isWentBack, Left, WentBack } from '../../errors.ts'
import type { Option, Question, RawReplies } from '../../flow/terminal.ts'
import type { Moving } from './moving.ts'
import { numbered, oneOf, someOf } from './plain-words.ts'

/** A conversation by the line. */
export interface Talk {
  print(...lines: readonly string[]): void
  /** The next line typed, after a sign that it is the person's turn. */
  next(): Promise<string>
  /** Whether more has arrived than was asked for. */
  waiting(): boolean
}

type Asks = {
  readonly [K in Exclude<Question, Moving>['kind']]: (
    question: Extract<Question, { kind: K }>,
    talk: Talk,
  ) => Promise<RawReplies[K] | undefined>
}

/** Asks each kind in plain lines; Enter alone skips, and what is not understood is asked again. */
export const plainQuestions: Asks = {
  scale(question, talk) {
    const { min, max, low, high, unit } = question
    const ends = low && high ? [`${min} means ${low}, ${max} means ${high}.`] : []
    const wanted = `A number from ${min} to ${max}${unit && ` ${unit}`}; ${enter(question)}.`
    talk.print(...ends, wanted)
    return until(talk, (typed) => {
      const number = /^([0-9]+)\s*%?$/.exec(typed)?.[1]
      if (number && Number(number) >= min && Number(number) <= max) return Number(number)
      talk.print(wanted)
      return undefined
    })
  },

  async choose(question, talk) {
    const { options, standing, usual } = question
    const ready = standing === undefined ? options.find(({ key }) => key === usual) : undefined
    const alone = ready ? `Enter takes “${ready.text}”` : enter(question)
    return ((await pick(options, `A number; ${alone}.`, talk)) ?? ready)?.key
  },

  async confirm(question, talk) {
    const wanted = `Yes or no; ${enter(question)}.`
    talk.print(wanted)
    return until(talk, (typed) => {
      if (/^(y|yes)$/i.test(typed)) return 'yes'
      if (/^(n|no)$/i.test(typed)) return 'no'
      talk.print(wanted)
      return undefined
    })
  },

  async several(question, talk) {
    const { options, atMost, open } = question
    const most = Number.isFinite(atMost) ? `, up to ${atMost}` : ''
    const own = open ? ', or words of your own with commas' : ''
    talk.print(
      ...numbered(options),
      `Numbers with spaces between them${own}${most}; ${enter(question)}.`,
    )
    return until(talk, (typed) => someWords(options, typed, atMost, open, talk))
  },

  async feelings(question, talk) {
    const { groups, atMost } = question
    const names = groups.map(({ name }) => ({ key: name, text: name }))
    const all = groups.flatMap(({ words }) => words.map((word) => ({ key: word, text: word })))
    talk.print(
      ...numbered(names),
      `A number to hear its words, or up to ${atMost} words with commas; ${enter(question)}.`,
    )
    const typed = await answer(talk)
    if (typed === '') return undefined
    const group = groups.find(({ name }) => name === oneOf(names, typed)?.key)
    if (!group) {
      const words = someWords(all, typed, atMost, true, talk)
      return words ?? until(talk, (again) => someWords(all, again, atMost, true, talk))
    }
    const within = group.words.map((word) => ({ key: word, text: word }))
    talk.print(...numbered(within), `Numbers or words, up to ${atMost}; ${enter(question)}.`)
    return until(talk, (again) => someWords(within, again, atMost, true, talk))
  },

  async line({ initial, needed }, talk) {
    if (initial) talk.print(`So far: ${initial}`)
    const skipping = needed ? '' : ', or Enter to skip'
    talk.print(initial ? 'Write it anew, or Enter to keep it.' : `One line${skipping}.`)
    for (;;) {
      const typed = await answer(talk)
      if (typed !== '') return typed
      if (initial) return initial
      if (!needed) return undefined
      talk.print('A word or two is enough here.')
    }
  },

  async write({ initial, keep }, talk) {
    if (initial) talk.print('So far:', initial)
    talk.print(
      'As many lines as you like. An empty line, or a full stop alone, ends it.',
      initial ? 'Enter alone keeps what is there.' : 'Enter alone skips.',
    )
    return (await text(talk, keep)) ?? (initial || undefined)
  },

  async draft({ initial, keep }, talk) {
    talk.print(
      initial,
      'Enter takes it as it is. Or write it anew; an empty line, or a full stop alone, ends it.',
    )
    return (await text(talk, keep)) ?? initial
  },

  async date(question, talk) {
    const { check, suggestions, standing, usual } = question
    const examples = suggestions.map(({ text }) => text).join(', ')
    talk.print(
      `${examples ? `For example: ${examples}. ` : ''}${usual && standing === undefined ? `Enter takes ${usual}` : enter(question)}.`,
    )
    const given = await until(talk, (typed) => {
      const meant = suggestions.find(({ text }) => text === typed)?.key ?? typed
      try {
        talk.print(check(meant))
        return meant
      } catch (error) {
        if (!isProblem(error)) throw error
        talk.print([error.message, error.next].filter(Boolean).join(' '))
        return undefined
      }
    })
    return given ?? standing ?? usual
  },

  async person(question, talk) {
    const { people, relations } = question
    const what = people.length > 0 ? 'A number, or a new name' : 'A name'
    const wanted = `${what}; ${enter(question)}.`
    talk.print(...numbered(people), wanted)
    const typed = await answer(talk)
    if (typed === '') return undefined
    const known = oneOf(people, typed)
    if (known) return known.key
    if (!question.isName(typed)) return typed
    talk.print(`${typed} is your:`)
    const relation = await pick(relations, `A number; ${enter({})}.`, talk)
    return relation ? { name: typed, relation: relation.key } : typed
  },

  async list({ atLeast, initial, keep }, talk) {
    talk.print(...initial.map((item) => `- ${item}`), 'One a line; an empty line ends it.')
    const items = [...initial]
    for (let asked = false; ; ) {
      const typed = await answer(talk).catch(carrying(items))
      if (typed !== '') {
        items.push(typed)
        keep(items.join('\n'))
      } else if (items.length >= atLeast || items.length === 0 || asked) break
      else {
        asked = true
        talk.print(`${atLeast - items.length} more, if you can; an empty line goes on.`)
      }
    }
    return items.length > 0 ? items : undefined
  },
}

/** What Enter alone does. */
const enter = ({ standing }: { readonly standing?: unknown }): string =>
  standing === undefined ? 'Enter skips' : 'Enter keeps it'

const answer = async (talk: Talk): Promise<string> => (await talk.next()).trim()

/** Reads lines until one is understood; an empty one is "skipped". */
async function until<Answer>(
  talk: Talk,
  understand: (typed: string) => Answer | undefined,
): Promise<Answer | undefined> {
  for (;;) {
    const typed = await answer(talk)
    if (typed === '') return undefined
    const understood = understand(typed)
    if (understood !== undefined) return understood
  }
}

async function pick(
  options: readonly Option[],
  wanted: string,
  talk: Talk,
): Promise<Option | undefined> {
  talk.print(...numbered(options), wanted)
  const picked = await until(talk, (typed) => {
    const found = oneOf(options, typed)
    if (!found) talk.print(`From 1 to ${options.length}, or Enter to skip.`)
    return found
  })
  if (picked) talk.print(picked.text)
  return picked
}

/** A word of one's own has a letter in it, or is a picture; a number or a question mark alone is none. */
const wordLike = /[\p{L}\p{Extended_Pictographic}]/u

function someWords(
  options: readonly Option[],
  typed: string,
  atMost: number,
  open: boolean,
  talk: Talk,
): string[] | undefined {
  const { found, stray } = someOf(options, typed)
  const unknown = open ? stray.filter((word) => !wordLike.test(word)) : stray
  const words = [...found.map(({ key }) => key), ...(open ? stray : [])]
  if (unknown.length > 0)
    talk.print(`There is no ${unknown.join(', ')} here. Once more, or Enter to skip.`)
  else if (words.length > atMost) talk.print(`Up to ${atMost}, please, or Enter to skip.`)
  else if (words.length > 0) {
    talk.print([...found.map(({ text }) => text), ...(open ? stray : [])].join(', '))
    return words
  }
  return undefined
}

/** Lines up to an empty one or a full stop alone; an empty line inside something pasted belongs to it. */
async function text(talk: Talk, keep: (soFar: string) => void): Promise<string | undefined> {
  const lines: string[] = []
  for (;;) {
    const line = await talk.next().catch(carrying(lines))
    if (line === '.' || (line === '' && !talk.waiting())) break
    lines.push(line)
    keep(lines.join('\n'))
  }
  const written = lines.join('\n')
  return written.trim() === '' ? undefined : written
}

/** Gives what was typed so far to whoever keeps it when the person leaves or goes back. */
const carrying =
  (lines: readonly string[]) =>
  (error: unknown): never => {
    const typed = lines.join('\n') || undefined
    if (isWentBack(error)) throw new WentBack(typed)
    throw isLeft(error) ? new Left(error.code, typed) : error
  }
