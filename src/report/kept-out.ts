import type { Answer, Entry } from '../journal/entry.ts'
import { keptToOneself, realRisk, unsafe } from './keys.ts'
import type { Material } from './material.ts'

/** A journal as a report tells it, and how many of its entries are kept out. */
export interface Told {
  readonly material: Material
  readonly kept: number
}

/**
 * The material without what a person keeps to themselves: hurts they chose to keep private, let rest or take to
 * somebody else; whatever they felt unsafe about; entries whose words suggest danger; and all that belongs to one of
 * these. None of it is in the numbers either, so that no gap tells on it. A day whose hard point was called a real
 * risk is told without that answer.
 */
export const toldOf = (material: Material): Told => {
  const known = alreadyTold.get(material)
  if (known) return known
  const told = withoutKept(material)
  alreadyTold.set(material, told)
  return told
}

/** Every text is read for it, which a report asks for more than once. */
const alreadyTold = new WeakMap<Material, Told>()

const withoutKept = (material: Material): Told => {
  const { entries, followUps, links } = material
  const origins = new Map(
    followUps.flatMap(({ answeredBy, origin }) => (answeredBy ? [[answeredBy, origin]] : [])),
  )
  const kept = new Set<string>()
  const roots = entries
    .filter((entry) => isKept(entry, material))
    .map(({ id }) => rootOf(id, origins))
  for (const root of roots) kept.add(root)
  // The breath or the day a kept one came from, then whatever came back of any of them.
  for (const { from, to } of links) if (kept.has(from)) kept.add(to)
  for (const { id } of entries) if (kept.has(rootOf(id, origins))) kept.add(id)
  return {
    material: {
      ...material,
      entries: entries.filter(({ id }) => !kept.has(id)).map(withoutRisk),
      followUps: followUps.filter(({ origin }) => !kept.has(origin)),
    },
    kept: entries.filter((entry) => kept.has(entry.id) && isAskedFor(entry, material)).length,
  }
}

const withoutRisk = (entry: Entry): Entry =>
  entry.answers.some(isRealRisk)
    ? { ...entry, answers: entry.answers.filter((answer) => !isRealRisk(answer)) }
    : entry

const isRealRisk = ({ tracks, value }: Answer): boolean =>
  tracks === 'risk' && value.kind === 'choice' && value.text === realRisk

const isAskedFor = ({ day, person }: Entry, { period, person: about }: Material): boolean =>
  day >= period.since && day <= period.until && (about === null || person === about)

const isKept = ({ answers }: Entry, { suggestsDanger }: Material): boolean =>
  answers.some((answer) => isPrivate(answer) || textsIn(answer).some(suggestsDanger))

const isPrivate = ({ tracks, value }: Answer): boolean =>
  value.kind === 'choice' &&
  ((tracks === 'response' && keptToOneself.has(value.text)) ||
    (tracks === 'trust' && value.text === unsafe))

const textsIn = ({ value }: Answer): readonly string[] => {
  if (value.kind === 'text') return [value.text]
  return value.kind === 'words' ? value.words : []
}

const rootOf = (id: string, origins: ReadonlyMap<string, string>): string => {
  const seen = new Set<string>()
  let root = id
  for (let next: string | undefined = id; next !== undefined && !seen.has(next); ) {
    root = next
    seen.add(next)
    next = origins.get(next)
  }
  return root
}
