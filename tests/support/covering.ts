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

/** Greedy: of the candidates, the one with most pairs not yet seen; of equals, the one tried least. */
export const covering = (): Covering => {
  const seen = new Set<string>()
  const tried = new Map<string, number>()
  let chosen: Choice[] = []
  let found = 0
  const named = ({ at, candidate }: Choice) => `${at}=${candidate}`
  const pairs = (choice: Choice) => [
    named(choice),
    ...chosen.map((one) => `${named(one)} & ${named(choice)}`),
  ]
  const fresh = (choice: Choice) => pairs(choice).filter((pair) => !seen.has(pair)).length
  const times = (choice: Choice) => tried.get(named(choice)) ?? 0
  return {
    get chosen() {
      return chosen
    },
    begin() {
      const before = found
      chosen = []
      found = 0
      return before
    },
    choose(at, candidates) {
      const choices = candidates.map((candidate) => ({ at, candidate }))
      const better = (a: Choice, b: Choice) => fresh(b) - fresh(a) || times(a) - times(b)
      const [best] = choices.toSorted(better)
      if (best === undefined) throw new Error(`nothing to choose at ${at}`)
      found += fresh(best)
      for (const pair of pairs(best)) seen.add(pair)
      tried.set(named(best), times(best) + 1)
      chosen.push(best)
      return best.candidate
    },
  }
}
