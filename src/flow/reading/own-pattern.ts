import { secondsIn } from '../../time/duration.ts'
import type { Pattern } from '../surroundings.ts'
import type { BreathPhase } from '../terminal.ts'

const moves = ['in', 'top-up', 'hold', 'out', 'rest'] as const
const DOSE = '2 minutes'

/**
 * Reads a pattern of one's own from config, such as `in 4, hold 2, out 6` (seconds, 0.5–60 each); undefined
 * when it is not one. The words for its moves, and the caution for holds, are those of the shipped patterns.
 */
export const readOwnPattern = (
  name: string,
  text: string,
  shipped: readonly Pattern[],
): Pattern | undefined => {
  const said = shipped.flatMap((pattern) => pattern.phases)
  const phases = text.split(',').map((part) => readPhase(part, said))
  if (!phases.every((phase) => phase !== undefined)) return undefined
  const holds = phases.some(({ move }) => move === 'hold')
  const careful = shipped.find((pattern) => pattern.phases.some(({ move }) => move === 'hold'))
  const caution = holds ? (careful?.caution ?? '') : ''
  return { name, title: name, phases, dose: secondsIn(DOSE) ?? 0, caution }
}

const readPhase = (part: string, said: readonly BreathPhase[]): BreathPhase | undefined => {
  const [, named, length] = /^\s*([a-z-]+) (\d+(?:\.\d+)?)\s*$/.exec(part) ?? []
  const move = moves.find((one) => one === named)
  const seconds = Number(length)
  if (move === undefined || !(seconds >= 0.5 && seconds <= 60)) return undefined
  return { move, word: said.find((one) => one.move === move)?.word ?? move, seconds }
}
