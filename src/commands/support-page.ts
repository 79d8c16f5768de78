import type { Passage } from '../flow/terminal.ts'

/** `prompts/support.yaml`. `checked` is the day a person verified a line, or `never`. */
export interface SupportPage {
  readonly first: string
  readonly own: Readonly<Record<OwnList, string>> & { readonly none: string }
  readonly regions: readonly Region[]
  readonly everywhere: string
  readonly unverified: string
  readonly device: { readonly say: string; readonly lock: string; readonly leave: string }
  readonly 'before-a-wipe': string
  readonly closing: string
}

interface Region {
  readonly name: string
  readonly emergency: string
  readonly lines: readonly {
    readonly name: string
    readonly for: string
    readonly number: string
    readonly how: string
    readonly checked: string
  }[]
}

/** What a person wrote down for themselves with `support-plan`. */
export type SupportPlan = Readonly<Partial<Record<OwnList, readonly string[]>>>

export const ownLists = ['people', 'places', 'steps', 'reasons'] as const
type OwnList = (typeof ownLists)[number]

/** The page: danger first, then one's own people, then helplines, those of one's own region first. */
export const supportPassages = (
  page: SupportPage,
  plan: SupportPlan,
  region: string,
): readonly Passage[] => [
  { text: page.first, tone: 'care' },
  ...ownPassages(page, plan),
  ...ownFirst(page.regions, region).map((one) => regionPassage(one, page)),
  { text: page.everywhere, tone: 'plain' },
  { text: page.device.say, tone: 'quiet' },
  { text: page.closing, tone: 'quiet' },
]

const ownPassages = (page: SupportPage, plan: SupportPlan): readonly Passage[] => {
  const written = ownLists.flatMap((name): Passage[] => {
    const items = plan[name] ?? []
    return items.length > 0 ? [{ text: page.own[name], tone: 'plain', items }] : []
  })
  return written.length > 0 ? written : [{ text: page.own.none, tone: 'quiet' }]
}

const ownFirst = (regions: readonly Region[], own: string): readonly Region[] => {
  const mine = regions.filter((one) => one.name.toLowerCase() === own.toLowerCase())
  return [...mine, ...regions.filter((one) => !mine.includes(one))]
}

const regionPassage = ({ name, emergency, lines }: Region, page: SupportPage): Passage => {
  const items = lines.map((line) => {
    const checked = line.checked === 'never' ? page.unverified : `checked ${line.checked}`
    return `${line.number}  ${line.name}: ${line.for} (${line.how}). ${checked}`
  })
  return { text: `${name}: ${emergency}`, tone: 'plain', items }
}
