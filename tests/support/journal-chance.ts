/** Chance that gives the same journal for the same seed, on every machine. */
export interface Chance {
  /** 0 up to, not including, 1. */
  number(): number
  happens(probability: number): boolean
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  pick<T>(list: readonly T[]): T
  /** So many different ones. */
  several<T>(list: readonly T[], count: number): T[]
  bytes(count: number): Uint8Array
}

/** The mulberry32 generator. */
export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(number() * (most - least + 1))
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('nothing to pick from')
    return list[between(0, list.length - 1)] as T
  }
  return {
    number,
    between,
    pick,
    happens: (probability) => number() < probability,
    several: (list, count) => {
      const left = [...list]
      return Array.from({ length: Math.min(count, list.length) }, () => {
        const [one] = left.splice(between(0, left.length - 1), 1)
        return one as (typeof left)[number]
      })
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
  }
}
