import { chanceFrom } from './replying.ts'

/** One thing chosen in a walk: where, and which of the candidates there. */
export interface Choice {
  readonly at: string
  readonly candidate: string
}

/** Chooses so that, walk after walk, every two choices are seen together where they can be. */
export interface Covering {
  /** Begins a walk; returns how many pairs the one before saw for the first time. */
  begin(): number
  choose(at: string, candidates: readonly string[]): string
  /** What the walk under way has chosen so far. */
  readonly chosen: readonly Choice[]
}

/**
 * Of the candidates, one with most pairs not yet seen; of equals, any. A walk begins on the way to a place where
 * something has never been tried, as long as there is one.
 */
export const covering = (): Covering => {
  const seen = new Set<string>()
  const chance = chanceFrom(1)
  /** How each place was first come to, and what has not been tried there. */
  const places = new Map<string, { way: readonly Choice[]; untried: Set<string> }>()
  let chosen: Choice[] = []
  let way: readonly Choice[] = []
  let found = 0
  const named = ({ at, candidate }: Choice) => `${at}=${candidate}`
  const pairs = (choice: Choice) => [
    named(choice),
    ...chosen.map((one) => `${named(one)} & ${named(choice)}`),
  ]
  const fresh = (choice: Choice) => pairs(choice).filter((pair) => !seen.has(pair)).length
  const freshest = (choices: readonly Choice[]): Choice => {
    const most = Math.max(...choices.map(fresh))
    const best = choices.filter((choice) => fresh(choice) === most)
    const one = best[Math.floor(chance() * best.length)]
    if (one === undefined) throw new Error('there is nothing to choose from')
    return one
  }
  return {
    get chosen() {
      return chosen
    },
    begin() {
      const before = found
      chosen = []
      found = 0
      way = [...places.values()].find(({ untried }) => untried.size > 0)?.way ?? []
      return before
    },
    choose(at, candidates) {
      const choices = candidates.map((candidate) => ({ at, candidate }))
      const place = places.get(at) ?? { way: [...chosen], untried: new Set(candidates) }
      places.set(at, place)
      const planned = way[chosen.length]
      const onTheWay = choices.find((one) => planned && named(one) === named(planned))
      const untried = choices.filter(({ candidate }) => place.untried.has(candidate))
      const best = onTheWay ?? freshest(untried.length > 0 ? untried : choices)
      found += fresh(best)
      for (const pair of pairs(best)) seen.add(pair)
      place.untried.delete(best.candidate)
      chosen.push(best)
      return best.candidate
    },
  }
}
