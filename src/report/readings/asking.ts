import { asks, everyStep } from '../../flow/steps.ts'
import type { FollowUp } from '../../journal/entry.ts'
import type { Track } from '../keys.ts'
import { answersUnder, type Reading } from '../reading.ts'

/** Whether a follow-up asks for what is tracked under this name: its flow has such a step, or its answer holds one. */
export const asking = (
  { material, entry }: Reading,
  track: Track,
): ((followUp: FollowUp) => boolean) => {
  const flows = new Set(
    Object.values(material.flows)
      .filter(({ steps }) =>
        [...everyStep(steps)].some((step) => asks(step) && step.tracks === track),
      )
      .map(({ name }) => name),
  )
  return ({ flow, answeredBy }) => {
    if (flows.has(flow)) return true
    const answer = answeredBy === null ? undefined : entry(answeredBy)
    return answer !== undefined && answersUnder(answer, track).length > 0
  }
}
