import type { BreathPhase } from '../../flow/terminal.ts'
import type { Screen } from './screen.ts'

/** Two rings closer than this are heard as one on most terminals, ms. */
const apart = 220

const ring = '\x07'

const rings: Record<BreathPhase['move'], 0 | 1 | 2> = {
  in: 1,
  'top-up': 1,
  hold: 0,
  out: 2,
  rest: 0,
}

/** The terminal's own bell: once to breathe in, twice to breathe out. */
export interface Bell {
  ring(move: BreathPhase['move']): void
  stop(): void
}

/** A bell that is heard only when `sound` is asked for. */
export function makeBell(screen: Screen, sound: boolean): Bell {
  let stop = () => {}
  return {
    ring(move) {
      if (!sound || rings[move] === 0) return
      screen.write(ring)
      if (rings[move] === 2) stop = screen.later(apart, () => screen.write(ring))
    },
    stop: () => stop(),
  }
}
