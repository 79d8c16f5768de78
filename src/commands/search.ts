import { exitCode, Problem } from '../errors.ts'
import { isWanted } from '../exchange/selection.ts'
import type { Saying } from '../flow/saying.ts'
import { sayAnswer } from '../flow/saying.ts'
import { findStep } from '../flow/steps.ts'
import { inContext } from '../journal/context.ts'
import type { Entry } from '../journal/entry.ts'
import { titleOf } from '../journal/titles.ts'
import type { Command } from './command.ts'
import { asRecord } from './entry/record.ts'
import type { House } from './house.ts'
import { periodOptions, wantedBy } from './log.ts'
import { sayingOf } from './present.ts'

/** The entries that hold all of the words, newest first: a line each, with the words where they stand. */
export const search: Command = {
  name: 'search',
  group: 'Look back',
  about: 'find entries by the words in them',
  takes: '<words...>',
  options: periodOptions,
  more: [
    'capacity search dinner quiet      both words, anywhere in one entry',
    'capacity search "went quiet"      these words, one after the other',
    '',
    'Whole words; capitals and accents do not matter.',
  ].join('\n'),
  run: async (house, words, flags) => {
    if (!words.some((word) => /[\p{L}\p{N}]/u.test(word))) throw nothingToFind()
    const wanted = wantedBy(flags, house)
    const found = house.journal
      .open('read')
      .entries.search(words)
      .filter((entry) => isWanted(entry, wanted))
    if (flags.json)
      return house.screen.records({ entries: found.map((entry) => asRecord(entry, house)) })
    if (found.length === 0) return house.screen.say('No entry holds all of these words.')
    const saying = sayingOf(house)
    for (const entry of found) house.screen.data(`${lineOf(entry, words, house, saying)}\n`)
  },
}

/** What stands before the words: an id and a day. */
const margin = 22

/** `0192f0c1  2026-11-23  …went quiet over dinner and…`, within the width of the screen. */
const lineOf = (entry: Entry, words: readonly string[], house: House, saying: Saying): string => {
  const flow = house.scripts().flows[entry.flow]
  const texts = entry.answers.map(
    ({ step, value }) => sayAnswer(value, flow && findStep(flow, step), saying) ?? '',
  )
  const context = contextIn(texts, words, house.screen.columns - margin)
  const shown = context || titleOf(entry, flow, saying)
  return house.screen.fit(`${entry.id.slice(-8)}  ${entry.day}  ${shown}`)
}

/** Each word where it stands first. */
const contextIn = (texts: readonly string[], words: readonly string[], room: number): string => {
  let missing = words
  const contexts = texts.flatMap((text) => {
    const here = missing.filter((word) => inContext(text, [word], room) !== '')
    missing = missing.filter((word) => !here.includes(word))
    return here.length > 0 ? [inContext(text, here, room)] : []
  })
  return contexts.join(' ')
}

const nothingToFind = (): Problem =>
  new Problem('There is no word to look for.', {
    why: 'A word has at least one letter or digit.',
    next: 'capacity search dinner',
    code: exitCode.usage,
  })
