import { createPrompt, useState } from '@inquirer/core'
import { oneLine } from '../../../harmless.ts'
import { displayWidth } from '../graphemes.ts'
import { clipStart, wrap } from '../wrap.ts'
import { type Head, type Look, roomFor, tabDoes, useFrame } from './frame.ts'
import { isEnd, isEnter, isSkip, type Key, useKeys, usePaste } from './keypress.ts'
import { drawList, type Entry, shapeOf } from './listing.ts'
import { answered, back, left, type Outcome, passed } from './outcome.ts'
import {
  enter,
  inSight,
  type Picked,
  type Picking,
  paste,
  press,
  type Shelf,
  startPicking,
  textOf,
} from './picking.ts'
import { drawQuadrants } from './quadrants.ts'

/** What is asked, what there is to pick from, and what a word of one's own is called. */
export interface Pick {
  readonly question: Head
  /** Keys of what was picked before. */
  readonly standing?: readonly string[]
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
  const [picking, setPicking] = useState<Picking>(startPicking(shelf, config.standing))
  const whole = roomFor(look, question)
  const typed = typedLine(config, picking, whole.columns)
  const above = chosenLines(config, picking, whole.columns)
  if (typed !== undefined) {
    above.push(`${look.theme.accent(look.theme.glyph.quote)} ${typed}`)
  }
  const room = { columns: whole.columns, rows: Math.max(whole.rows - above.length, 2) }
  const atGroups = picking.group === undefined && !picking.typed.trim()
  const entries = atGroups ? groupEntries(shelf) : entriesOf(config, picking)
  const quadrants = atGroups && shelf.groups.length === 4
  const across = quadrants ? 2 : shapeOf(entries, room).across

  const goOn = (picked: Picked) => {
    if ('picking' in picked) setPicking(picked.picking)
    else done(answered(picked.answer.length > 0 ? picked.answer : undefined))
  }
  // What is marked or typed is not passed over: Tab takes it along, and Escape by habit does nothing to it.
  const pass = (key: Key) => {
    if (isUntouched(config, picking)) done(passed(config))
    else if (key.name === 'tab')
      goOn(picking.typed.trim() ? enter(shelf, picking) : { answer: picking.chosen })
  }

  useKeys(
    (key) => {
      if (isEnd(key)) done(left)
      else if (isSkip(key)) pass(key)
      else if (isEnter(key)) goOn(enter(shelf, picking))
      else setPicking(press(shelf, picking, key, across))
    },
    question.before && (() => done(back)),
  )
  usePaste((text) => setPicking(paste(picking, text)))

  const body = quadrants
    ? drawQuadrants(shelf.groups, picking.lit, room, look.theme)
    : drawList(entries, picking.lit, room, look.theme)
  return useFrame(look, {
    head: question,
    body: [...above, ...body],
    note: picking.note,
    keys: keysFor(config, picking, across),
    caret:
      typed === undefined ? undefined : { row: above.length - 1, column: 2 + displayWidth(typed) },
  })
})

const isUntouched = ({ shelf, standing }: Pick, { typed, chosen }: Picking): boolean =>
  typed.trim() === '' && chosen.join('\n') === startPicking(shelf, standing).chosen.join('\n')

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

/** What is typed so far, its end when it is long; a line to type in is there from the first letter on, or where there is nothing to pick. */
function typedLine({ shelf, look }: Pick, { typed }: Picking, columns: number): string | undefined {
  if (!typed && shelf.groups.some(({ options }) => options.length > 0)) return undefined
  // The stop keeps a space at the end, which is one to be.
  const words = oneLine(`${typed}.`).slice(0, -1)
  return clipStart(words, columns - 3, look.theme.glyph.ellipsis)
}

function groupEntries({ groups }: Shelf): Entry[] {
  return groups.map(({ name, options }, index) => ({
    text: name,
    note: options.map(({ text }) => text).join(', '),
    number: String(index + 1),
  }))
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

function keysFor(config: Pick, picking: Picking, across: number): string[] {
  const { shelf, look, finding, standing } = config
  const { glyph } = look.theme
  const arrows = across > 1 ? glyph.arrows : glyph.upDown
  const several = shelf.atMost > 1
  if (picking.typed.trim()) {
    return [several ? 'enter adds it' : 'enter answers', 'backspace clears', arrows]
  }
  const skips = standing === undefined && picking.chosen.length > 0 ? [] : [tabDoes(config)]
  if (picking.group === undefined) {
    const enters = picking.lit === undefined ? 'number opens' : 'enter opens'
    const answers = picking.chosen.length > 0 ? ['enter answers'] : []
    return [...answers, enters, 'or type it', ...skips, arrows]
  }
  const back = shelf.groups.length > 1 ? ['backspace: back'] : []
  return ['enter answers', ...(several ? ['space marks'] : []), ...back, ...skips, finding, arrows]
}
