import type { Theme } from './theme.ts'

/** How the orb looks. Solid while breathing in, a bubble while breathing out, ringed while still. */
export interface OrbShape {
  /** 0 the smallest · 1 the largest. */
  readonly fullness: number
  /** 0 solid · 1 only the rim is bright. */
  readonly hollow: number
  readonly ringed: boolean
}

/** Below this many rows the orb is drawn oval, so that it still has room to grow. */
const roundFrom = 11

/** Columns for each row: a cell is about twice as high as it is wide, and an oval twice as wide again. */
const stretch = (rows: number): number => (rows < roundFrom ? 4 : 2)

/** Columns taken by an orb of `rows` (odd). */
export const orbColumns = (rows: number): number => (rows - 1) * stretch(rows) + 1

const inside = 0.25

/** Draws a soft-edged orb in `rows` lines (odd) of `orbColumns(rows)` cells, unstyled. */
export function drawOrb(rows: number, shape: OrbShape, glyph: Theme['glyph']): string[] {
  const centre = (rows - 1) / 2
  const middle = (orbColumns(rows) - 1) / 2
  const least = Math.min(1, centre * 0.3)
  const radius = least + (centre - 0.6 - least) * shape.fullness
  const orbit = Math.min(radius + 1, centre)
  const cell = (distance: number): string => {
    const shade = Math.round(brightness(distance, radius, shape.hollow) * glyph.shades.length)
    const ring = shape.ringed && Math.abs(distance - orbit) < 0.36
    return glyph.shades[shade - 1] ?? (ring ? glyph.orbit : ' ')
  }
  return Array.from({ length: rows }, (_row, y) =>
    Array.from({ length: orbColumns(rows) }, (_column, x) =>
      cell(Math.hypot((x - middle) / stretch(rows), y - centre)),
    ).join(''),
  )
}

/** Brightness 0–1 at a distance from the centre, in rows. */
function brightness(distance: number, radius: number, hollow: number): number {
  const edge = Math.max(1.2, radius * 0.45)
  const glow = clamp((radius + 0.5 - distance) / edge)
  const rim = Math.min(2.2, radius * 0.75)
  const core = clamp((distance - (radius - rim)) / 1.5)
  const ceiling = 1 - hollow * (1 - inside) * (1 - core)
  return Math.min(glow, ceiling)
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value))
