import { createPrompt, useState } from '@inquirer/core'
import { displayWidth } from '../graphemes.ts'
import { oneLine } from '../sanitise.ts'
import { wrap } from '../wrap.ts'
import { type Head, type Look, roomFor, useFrame } from './frame.ts'
import { isEnd, isEnter, isSkip, useKeys, usePaste } from './keypress.ts'
import { drawList, type Entry, shapeOf } from './listing.ts'
import { answered, left, type Outcome, skipped } from './outcome.ts'
import {
  enter,
  inSight,
  type Picking,
  paste,
  press,
  type Shelf,
  startPicking,
  textOf,
} from './picking.ts'
import { drawQuadrants, quadrantsAcross } from './quadrants.ts'

/** What is asked, what there is to pick from, and what a word of one's own is called. */
export interface Pick {
  readonly question: Head
  readonly shelf: Shelf
  readonly ownWord: string
  /** What typing does here, for the line of keys. */
  readonly finding: string
  readonly look: Look
}

/**
 * Asks for some of many, by arrows, by number, or by typing a part of the word. Not
 * `@inquirer/checkbox` or `search`: here both are one, groups open, and own words are welcome.
 */
export const picker = createPrompt<Outcome<readonly string[]>, Pick>((config, done) => {
  const { question, shelf, look } = config
  const [picking, setPicking] = useState<Picking>(startPicking(shelf))
  const whole = roomFor(look, question)
  const above = [...chosenLines(config, picking, whole.columns), ...typedLines(config, picking)]
  const room = { columns: whole.columns, rows: Math.max(whole.rows - above.length, 2) }
  const atGroups = picking.group === undefined && !picking.typed.trim()
  const entries = entriesOf(config, picking)
  const across = atGroups ? quadrantsAcross(shelf.groups) : shapeOf(entries, room).across

  useKeys((key) => {
    if (isEnd(key)) return done(left)
    if (isSkip(key)) return done(skipped)
    if (!isEnter(key)) return setPicking(press(shelf, picking, key, across))
    const picked = enter(shelf, picking)
    if ('picking' in picked) setPicking(picked.picking)
    else done(answered(picked.answer.length > 0 ? picked.answer : undefined))
  })
  usePaste((text) => setPicking(paste(picking, text)))

  const body = atGroups
    ? drawQuadrants(shelf.groups, picking.lit, room, look.theme)
    : drawList(entries, picking.lit, room, look.theme)
  const typedAt = above.length - 1
  return useFrame(look, {
    head: question,
    body: [...above, ...body],
    note: picking.note,
    keys: keysFor(config, picking, across),
    caret: typing(config, picking)
      ? { row: typedAt, column: 2 + displayWidth(oneLineKeepingEnd(picking.typed)) }
      : undefined,
  })
})

/** What is chosen, on two lines at most, where the marks in the list are not all in sight. */
function chosenLines({ shelf, look }: Pick, { chosen }: Picking, columns: number): string[] {
  const inSight = shelf.groups.length === 1 && (shelf.groups[0]?.options.length ?? 0) <= 9
  if (inSight || chosen.length === 0) return []
  const { glyph, answer } = look.theme
  const words = chosen.map((one) => oneLine(textOf(shelf, one)))
  for (let first = 0; first < words.length; first += 1) {
    const start = first === 0 ? glyph.checked : `${glyph.checked} ${glyph.ellipsis}`
    const lines = wrap(`${start} ${words.slice(first).join(', ')}`, columns)
    if (lines.length <= 2 || first === words.length - 1) return lines.map((line) => answer(line))
  }
  return []
}

const oneLineKeepingEnd = (typed: string): string => oneLine(`${typed}.`).slice(0, -1)

/** Whether there is a line to type in: from the first letter on, or where there is nothing to pick. */
const typing = ({ shelf }: Pick, { typed }: Picking): boolean =>
  typed !== '' || shelf.groups.every(({ options }) => options.length === 0)

function typedLines(config: Pick, picking: Picking): string[] {
  const { theme } = config.look
  const { typed } = picking
  return typing(config, picking)
    ? [`${theme.accent(theme.glyph.quote)} ${oneLineKeepingEnd(typed)}`]
    : []
}

function entriesOf({ shelf, ownWord, look }: Pick, picking: Picking): Entry[] {
  const { checked, unchecked } = look.theme.glyph
  const several = shelf.atMost > 1
  const numbered = !picking.typed.trim() && shelf.groups.length === 1
  return inSight(shelf, picking).map(({ key, text, note, own }, index) => ({
    text: own && picking.typed.trim() ? `+ ${text}` : text,
    note: own ? ownWord : note,
    mark: several ? (picking.chosen.includes(key) ? checked : unchecked) : undefined,
    number: numbered ? (index < 9 ? String(index + 1) : ' ') : undefined,
  }))
}

function keysFor({ shelf, look, finding }: Pick, picking: Picking, across: number): string[] {
  const { glyph } = look.theme
  const arrows = across > 1 ? glyph.arrows : glyph.upDown
  const several = shelf.atMost > 1
  if (picking.typed.trim()) {
    return [several ? 'enter adds it' : 'enter answers', 'backspace clears', arrows]
  }
  const skips = picking.chosen.length > 0 ? [] : ['tab skips']
  if (picking.group === undefined) {
    const enters = picking.lit === undefined ? 'number opens' : 'enter opens'
    const answers = picking.chosen.length > 0 ? ['enter answers'] : []
    return [...answers, enters, ...skips, 'or type a word', arrows]
  }
  const back = shelf.groups.length > 1 ? ['backspace: back'] : []
  return ['enter answers', ...(several ? ['space marks'] : []), ...back, ...skips, finding, arrows]
}
