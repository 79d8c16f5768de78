import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Compiled } from '../adapters/files/compiled.ts'
import {
  type SupportPage,
  type SupportPlan,
  setUpPassages,
  supportPassages,
} from '../commands/support/page.ts'
import { exitCode, Problem } from '../errors.ts'
import { flowNamed, patternNamed, type Scripts } from '../flow/library.ts'
import { readOwnPattern } from '../flow/reading/own-pattern.ts'
import type { Library, Pattern, SupportOffer } from '../flow/surroundings.ts'
import type { Settings } from '../settings/settings.ts'
import { type DangerWords, suggestsDanger } from '../wording/danger.ts'

/** What was compiled at build time: the file beside the program. */
export const readCompiled = (): Compiled =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'prompts.json'), 'utf8')) as Compiled

/** The scripts and everything that is read beside them, as walks and commands need it. */
export const libraryOf = (
  compiled: Compiled,
  scripts: () => Scripts,
  settings: Settings,
  supportPlan: () => Promise<SupportPlan>,
): Library => ({
  flow: (name) => flowNamed(scripts(), name),
  words: (name) => {
    const { words, brokenLists } = scripts()
    const groups = words[name]
    if (groups) return groups
    throw (
      brokenLists[name] ??
      new Problem(`There is no word list called “${name}”.`, { code: exitCode.usage })
    )
  },
  pattern: (name) => {
    const own = settings.breathing[name]
    return own === undefined
      ? patternNamed(scripts().patterns, name)
      : ownPattern(name, own, scripts().patterns)
  },
  hints: async (text, afterDisclosure) => {
    const { hintsFor, hintSentence } = await import('../wording/hints.ts')
    const { readWording } = await import('../wording/read.ts')
    const wording = readWording(compiled.wording)
    const hints = hintsFor(text, wording, { afterDisclosure })
    return { sentences: hints.map((hint) => hintSentence(hint, wording)), keep: wording.keep }
  },
  danger: (text) => {
    const words = compiled.danger as DangerWords
    return suggestsDanger(text, words) ? offerOf(words) : undefined
  },
  between: compiled.between,
  support: async (and) => {
    const page = compiled.support as SupportPage
    const plan = await supportPlan()
    return [
      ...supportPassages(page, plan, settings.region),
      ...(and?.setUp ? setUpPassages(page, plan, settings.region) : []),
    ]
  },
})

const ownPattern = (name: string, text: string, shipped: readonly Pattern[]): Pattern => {
  const pattern = readOwnPattern(name, text, shipped)
  if (pattern) return pattern
  throw new Problem(`Your breathing pattern “${name}” is not understood.`, {
    why: `It says “${text.slice(0, 60)}”.`,
    next: `Write it like this: capacity config set breathing.${name} "in 4, out 6"`,
    code: exitCode.usage,
  })
}

const offerOf = ({ offer }: DangerWords): SupportOffer => ({
  passage: { text: offer.say, tone: 'care' },
  question: offer.choose,
  afterwards: offer.afterwards,
  unasked: offer.unasked,
  options: offer.options.flatMap((option) =>
    Object.entries(option).map(([key, text]) => ({ key, text })),
  ),
})
