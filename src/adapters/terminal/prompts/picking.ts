import type { Option } from '../../../flow/terminal.ts'
import { oneLine } from '../../../harmless.ts'
import { graphemes } from '../graphemes.ts'
import { isDigit } from './digits.ts'
import type { Key } from './keypress.ts'
import { steer } from './listing.ts'

/** What may be picked: options by group (one nameless group when they have none), and how many. */
export interface Shelf {
  readonly groups: readonly { readonly name: string; readonly options: readonly Option[] }[]
  readonly atMost: number
  /** Whether a word of one's own may be added. */
  readonly open: boolean
}

/** Where a person stands among the options. Nothing is lit before they move. */
export interface Picking {
  /** Keys of what is chosen, in the order it was chosen; a word of one's own is its own key. */
  readonly chosen: readonly string[]
  readonly typed: string
  readonly lit: number | undefined
  /** The group that is open; `undefined` shows the groups. */
  readonly group: number | undefined
  readonly note: string | undefined
}

/** What a key does: it changes where one stands, or answers with what is chosen. */
export type Picked = { readonly picking: Picking } | { readonly answer: readonly string[] }

/** What was picked before is chosen, or pointed at where there is only one to pick; a shelf of a single group stands open. */
export const startPicking = (
  { groups, atMost }: Shelf,
  standing: readonly string[] = [],
): Picking => {
  const pointed =
    groups[0]?.options.findIndex(({ key }) => atMost === 1 && key === standing[0]) ?? -1
  return {
    chosen: atMost === 1 && pointed >= 0 ? [] : standing,
    typed: '',
    lit: pointed >= 0 ? pointed : undefined,
    group: groups.length === 1 ? 0 : undefined,
    note: undefined,
  }
}

/** A thing in sight: an option, or the word being typed, offered as one's own. */
export interface Sight extends Option {
  readonly own?: boolean
}

/** What is in sight: what the typed word finds, else the open group, with one's own words behind it. */
export function inSight(shelf: Shelf, picking: Picking): Sight[] {
  const all = shelf.groups.flatMap(({ options }) => options)
  if (picking.typed.trim()) return found(all, picking.typed.trim(), shelf.open)
  const { group } = picking
  if (group === undefined) return []
  const known = shelf.groups[group]?.options ?? []
  if (shelf.groups.length > 1) return [...known]
  return [...known, ...picking.chosen.filter(unknownTo(all)).map(ownWord)]
}

const ownWord = (word: string): Sight => ({ key: word, text: word, own: true })

const unknownTo = (options: readonly Option[]) => (chosen: string) =>
  !options.some(({ key }) => key === chosen)

function found(options: readonly Option[], typed: string, open: boolean): Sight[] {
  const word = fold(typed)
  const starting = options.filter(({ text }) => fold(text).startsWith(word))
  const within = options.filter(
    ({ text }) => fold(text).includes(word) && !fold(text).startsWith(word),
  )
  const exact = options.some(({ text }) => fold(text) === word)
  return [...starting, ...within, ...(open && !exact ? [ownWord(oneLine(typed))] : [])]
}

const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/** What is written for a chosen key. */
export const textOf = ({ groups }: Shelf, chosen: string): string =>
  groups.flatMap(({ options }) => options).find(({ key }) => key === chosen)?.text ?? chosen

/** Enter: takes the typed word, opens a group, or answers with what is chosen, else with what is lit. */
export function enter(shelf: Shelf, picking: Picking): Picked {
  const sight = inSight(shelf, picking)
  const lit = sight[picking.lit ?? -1]
  if (picking.typed.trim()) return typedIn(shelf, picking, lit)
  if (picking.group === undefined && picking.lit !== undefined) {
    return { picking: open(picking, picking.lit) }
  }
  if (picking.chosen.length > 0 || !lit) return { answer: picking.chosen }
  return { answer: [lit.key] }
}

function typedIn(shelf: Shelf, picking: Picking, lit: Sight | undefined): Picked {
  if (!lit) {
    return { picking: { ...picking, note: 'Nothing here by that name; backspace clears it.' } }
  }
  if (shelf.atMost === 1) return { answer: [lit.key] }
  if (picking.chosen.includes(lit.key))
    return { picking: { ...picking, typed: '', lit: undefined } }
  const taken = toggle(shelf, picking, lit.key)
  return { picking: taken.note ? taken : { ...taken, typed: '', lit: undefined } }
}

/** What any other key does. `across` is how many options stand beside each other. */
export function press(shelf: Shelf, picking: Picking, key: Key, across: number): Picking {
  const still = { ...picking, note: undefined }
  if (key.name === 'backspace') return backspace(shelf, still)
  if (key.ctrl && (key.name === 'u' || key.name === 'w')) return type(still, '')
  const sight = inSight(shelf, picking)
  if (!picking.typed) {
    if (key.text === ' ') return space(shelf, still)
    if (isDigit(key.text)) return digit(shelf, still, Number(key.text) - 1)
  }
  if (key.text) return type(still, picking.typed + key.text)
  const atGroups = picking.group === undefined && !picking.typed
  const count = atGroups ? shelf.groups.length : sight.length
  return { ...still, lit: steer(key, picking.lit, count, across) }
}

/** Adds a paste to what is typed; a word is one line. */
export const paste = (picking: Picking, text: string): Picking =>
  type({ ...picking, note: undefined }, oneLine(picking.typed + text))

function type(picking: Picking, typed: string): Picking {
  return { ...picking, typed, lit: typed.trim() ? 0 : undefined }
}

function backspace(shelf: Shelf, picking: Picking): Picking {
  if (picking.typed) return type(picking, graphemes(picking.typed).slice(0, -1).join(''))
  if (shelf.groups.length === 1) return picking
  return { ...picking, group: undefined, lit: undefined }
}

function space(shelf: Shelf, picking: Picking): Picking {
  if (picking.group === undefined) {
    return picking.lit === undefined ? picking : open(picking, picking.lit)
  }
  const lit = inSight(shelf, picking)[picking.lit ?? -1]
  if (!lit) return { ...picking, lit: 0 }
  return toggle(shelf, picking, lit.key)
}

function digit(shelf: Shelf, picking: Picking, index: number): Picking {
  if (picking.group === undefined) {
    return index >= 0 && index < shelf.groups.length ? open(picking, index) : picking
  }
  const sight = inSight(shelf, picking)[index]
  return sight ? toggle(shelf, { ...picking, lit: index }, sight.key) : picking
}

const open = (picking: Picking, group: number): Picking => ({ ...picking, group, lit: undefined })

function toggle(shelf: Shelf, picking: Picking, key: string): Picking {
  const { chosen } = picking
  // Where there is only one to pick, pointing at it is enough.
  if (shelf.atMost === 1) return picking
  if (chosen.includes(key)) return { ...picking, chosen: chosen.filter((one) => one !== key) }
  if (chosen.length < shelf.atMost) return { ...picking, chosen: [...chosen, key] }
  return { ...picking, note: `${shelf.atMost} is plenty here: space on a marked one lets it go.` }
}
