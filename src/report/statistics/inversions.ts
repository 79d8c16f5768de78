/** Pairs i < j with values[i] > values[j], counted while merging (Knight 1966), in O(n log n); `values` is left as it was. */
export const inversions = (values: Float64Array): number => {
  const { length } = values
  let from = values.slice()
  let into = new Float64Array(length)
  let count = 0
  for (let width = 1; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length)
      count += merge(from, into, start, middle, Math.min(middle + width, length))
    }
    ;[from, into] = [into, from]
  }
  return count
}

/** Merges two ascending neighbours and counts how many on the left each one on the right overtakes. */
const merge = (
  from: Float64Array,
  into: Float64Array,
  start: number,
  middle: number,
  end: number,
): number => {
  let left = start
  let right = middle
  let overtaken = 0
  for (let next = start; next < end; next++) {
    const a = from[left] as number
    const b = from[right] as number
    if (right < end && (left === middle || b < a)) {
      into[next] = b
      right++
      overtaken += middle - left
    } else {
      into[next] = a
      left++
    }
  }
  return overtaken
}

/**
 * The share of all arrangements of a multiset (groups of equal values, by size) that have at most `most` inversions:
 * exact, from the coefficients of the Gaussian multinomial (MacMahon 1913), in O(n · most) on whole numbers.
 */
export const shareWithInversions = (groups: readonly number[], most: number): number => {
  const ways = [1n, ...new Array<bigint>(most).fill(0n)]
  let arrangements = 1n
  let placed = 0
  for (const size of groups) {
    for (let member = 1; member <= size; member++) {
      placed++
      // One more factor (1 − q^placed) / (1 − q^member), as a power series in q cut off after `most`.
      for (let k = most; k >= placed; k--) ways[k] = at(ways, k) - at(ways, k - placed)
      for (let k = member; k <= most; k++) ways[k] = at(ways, k) + at(ways, k - member)
      arrangements = (arrangements * BigInt(placed)) / BigInt(member)
    }
  }
  return Number(ways.reduce((sum, count) => sum + count, 0n)) / Number(arrangements)
}

const at = (ways: readonly bigint[], k: number): bigint => ways[k] ?? 0n
