import type { Passage } from '../../flow/terminal.ts'

/** `prompts/support.yaml`. `checked` is the day a person verified a line, or `never`. */
export interface SupportPage {
  readonly first: string
  readonly own: Readonly<Record<OwnList, string>> & { readonly none: string }
  readonly regions: readonly Region[]
  /** Stands above the regions in short. */
  readonly elsewhere: string
  /** How to see one region in full, below. */
  readonly 'one-region': string
  readonly everywhere: string
  readonly unverified: string
  readonly device: { readonly say: string; readonly lock: string; readonly leave: string }
  readonly 'before-a-wipe': string
  readonly closing: string
}

interface Region {
  readonly name: string
  readonly emergency: string
  readonly lines: readonly Line[]
}

interface Line {
  readonly name: string
  readonly for: string
  readonly number: string
  readonly how: string
  readonly checked: string
}

/** What a person wrote down for themselves with `support-plan`. */
export type SupportPlan = Readonly<Partial<Record<OwnList, readonly string[]>>>

export const ownLists = ['people', 'places', 'steps', 'reasons'] as const
type OwnList = (typeof ownLists)[number]

/**
 * The page: danger first, then one's own people, then helplines: in full for one's own region, else a line or
 * two for each.
 */
export const supportPassages = (
  page: SupportPage,
  plan: SupportPlan,
  region: string,
): readonly Passage[] => {
  const own = regionOf(page, region)
  const lines = (own ? [own] : page.regions).flatMap(({ lines }) => lines)
  const unverified = lines.some(({ checked }) => checked === 'never')
  return [
    { text: page.first, tone: 'care' },
    ...ownPassages(page, plan),
    own ? regionPassage(own) : regionsPassage(page),
    { text: page.everywhere, tone: 'plain' },
    ...(unverified ? [{ text: page.unverified, tone: 'quiet' as const }] : []),
    { text: `${page.device.say} ${page.closing}`, tone: 'quiet' },
  ]
}

/** What could be set up for another time: not for somebody in the middle of a practice. */
export const setUpPassages = (
  page: SupportPage,
  plan: SupportPlan,
  region: string,
): readonly Passage[] => {
  const hints = [
    ...(ownPassages(page, plan).length === 0 ? [page.own.none] : []),
    ...(regionOf(page, region) ? [] : [page['one-region']]),
  ]
  return hints.length > 0 ? [{ text: hints.join('\n'), tone: 'quiet' }] : []
}

const regionOf = ({ regions }: SupportPage, region: string): Region | undefined =>
  regions.find(({ name }) => name.toLowerCase() === region.toLowerCase())

const ownPassages = (page: SupportPage, plan: SupportPlan): readonly Passage[] =>
  ownLists.flatMap((name): Passage[] => {
    const items = plan[name] ?? []
    return items.length > 0 ? [{ text: page.own[name], tone: 'plain', items }] : []
  })

const regionPassage = ({ name, emergency, lines }: Region): Passage => ({
  text: `${name}: ${emergency}`,
  tone: 'plain',
  items: lines.map(
    (line) => `${line.number}  ${line.name}: ${line.for} (${line.how})${since(line)}`,
  ),
})

const since = ({ checked }: Line): string => (checked === 'never' ? '' : `, checked ${checked}`)

/** Every region in short; `capacity config set region NAME` shows one in full. */
const regionsPassage = ({ regions, elsewhere }: SupportPage): Passage => ({
  text: elsewhere,
  tone: 'plain',
  items: regions.map(({ name, emergency, lines }) =>
    [`${name} ${emergency}`, ...lines.map(({ name: line, number }) => saidOnce(line, number))].join(
      ' · ',
    ),
  ),
})

const saidOnce = (line: string, number: string): string =>
  line.includes(number) ? line : `${line} ${number}`
