import type { Entry } from '../../journal/entry.ts'
import { byTime, type Reading } from '../reading.ts'

/** The entry a thread began with: a prediction's answer leads back to what was feared, over every day it was put off. */
export const rootOf = (reading: Reading, entry: Entry): Entry => {
  const seen = new Set<string>()
  let root = entry
  for (;;) {
    seen.add(root.id)
    const origin = reading.answeredIn(root.id)?.origin
    const earlier = origin === undefined || seen.has(origin) ? undefined : reading.entry(origin)
    if (earlier === undefined) return root
    root = earlier
  }
}

/** Every answer that came back of an entry, and what came back of those, each once, oldest first. */
export const cameOf = (reading: Reading, root: Entry): readonly Entry[] => {
  const found = new Map<string, Entry>()
  const waiting = [root.id]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const { answeredBy } of reading.followUpsOf(id)) {
      const answer = answeredBy === null ? undefined : reading.entry(answeredBy)
      if (answer === undefined || answer.id === root.id || found.has(answer.id)) continue
      found.set(answer.id, answer)
      waiting.push(answer.id)
    }
  }
  return [...found.values()].sort(byTime)
}
