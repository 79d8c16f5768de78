import type { BreathMoment } from '../../flow/breath.ts'
import { balanced, centred, clock, fitting } from './lines.ts'
import { drawOrb, type OrbShape, orbColumns } from './orb.ts'
import type { Theme } from './theme.ts'

/** What a frame of the pacer shows. */
export interface PacerState {
  /** Sentences of the practice, always shown. */
  readonly words: readonly string[]
  readonly moment: BreathMoment
  readonly paused: boolean
}

const largestOrb = 21
const smallestOrb = 3

/**
 * Draws one frame as lines narrower than `columns` and at least one fewer than `rows`: the words, an
 * orb as large as fits (a bar where none does), what to do now, and quietly the time left.
 */
export function pacerFrame(
  state: PacerState,
  columns: number,
  rows: number,
  theme: Theme,
): string[] {
  const room = Math.max(1, rows - 1)
  const words = state.words.flatMap((text) => balanced(text, columns))
  const captions = captionsOf(state, theme)
  const orb = orbRows(room - words.length - 2, columns)
  if (orb === 0) {
    const bar = theme.accent(barOf(state.moment, columns, theme))
    const line = fitting([...captions.map((caption) => `${bar} ${caption}`), ...captions], columns)
    return centreAll([...words, line], columns).slice(-room)
  }
  const airy = room - words.length - 2 - orb >= 2
  const gap = airy ? [''] : []
  const shape = drawOrb(orb, shapeOf(state.moment), theme.glyph).map((line) => line.trimEnd())
  const indent = ' '.repeat(Math.max(0, Math.floor((columns - orbColumns(orb)) / 2)))
  return [
    ...gap,
    ...centreAll(words, columns),
    ...shape.map((line) => (line === '' ? '' : indent + theme.accent(line))),
    centred(fitting(captions, columns), columns),
    ...gap,
    centred(theme.quiet(footerOf(state, columns, theme)), columns),
  ]
}

/** The most rows (odd) an orb may have, with air around it where there is plenty; 0 when there is no room. */
function orbRows(spare: number, columns: number): number {
  const high = Math.min(spare > 9 ? spare - 2 : spare, largestOrb)
  let rows = high % 2 === 0 ? high - 1 : high
  while (rows >= smallestOrb && orbColumns(rows) >= columns) rows -= 2
  return rows < smallestOrb ? 0 : rows
}

/** The share of an exhale in which the orb opens into a bubble. */
const opening = 0.15

function shapeOf({ phase, progress, fullness }: BreathMoment): OrbShape {
  const ringed = phase.move === 'hold' || phase.move === 'rest'
  if (phase.move === 'out') return { fullness, hollow: Math.min(1, progress / opening), ringed }
  return { fullness, hollow: ringed && fullness === 0 ? 1 : 0, ringed }
}

/** What to do now, in ways that get shorter. */
function captionsOf({ moment, paused }: PacerState, theme: Theme): string[] {
  const { phase, leftOfPhase } = moment
  const sign = paused ? theme.glyph.paused : theme.accent(theme.glyph[phase.move])
  const words = `${sign}  ${theme.question(paused ? 'paused' : phase.word)}`
  if (paused) return [words, sign]
  const digits = String(Math.ceil(phase.seconds)).length
  const left = String(Math.max(1, Math.ceil(leftOfPhase / 1000))).padStart(digits)
  return [`${words}  ${theme.quiet(left)}`, words, sign]
}

function footerOf({ moment, paused }: PacerState, columns: number, theme: Theme): string {
  const left = `${clock(Math.ceil(moment.leftOfSession / 1000))} left`
  const dot = ` ${theme.glyph.dot} `
  const space = paused ? 'space goes on' : 'space pauses'
  const ways = [[left, space, 'any key ends'], [left, space], [left]]
  return fitting(
    ways.map((parts) => parts.join(dot)),
    columns,
  )
}

function barOf({ phase, fullness }: BreathMoment, columns: number, { glyph }: Theme): string {
  const longest = Math.max(1, Math.min(20, Math.floor(columns / 3)))
  const filled = Math.max(1, Math.round(longest * fullness))
  return (phase.move === 'out' || phase.move === 'rest' ? glyph.empty : glyph.full).repeat(filled)
}

const centreAll = (lines: readonly string[], columns: number): string[] =>
  lines.map((line) => centred(line, columns))
