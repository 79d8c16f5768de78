/** P(|Z| ≥ |z|) for a standard normal Z, to about 13 digits; RangeError for NaN. */
export const twoSidedNormal = (z: number): number => {
  if (Number.isNaN(z)) throw new RangeError('z is a number')
  const size = Math.abs(z)
  const density = Math.exp(-(size ** 2) / 2) / Math.sqrt(2 * Math.PI)
  // The series loses its digits in the tail, the fraction converges slowly near the middle.
  return size < 3 ? 1 - 2 * density * series(size) : 2 * density * millsRatio(size)
}

/** z + z³/3 + z⁵/(3·5) + …: the area from 0 to z over the density at z. */
const series = (z: number): number => {
  let term = z
  let sum = 0
  for (let odd = 3; sum + term !== sum; odd += 2) {
    sum += term
    term *= z ** 2 / odd
  }
  return sum
}

/** Laplace's continued fraction 1/(z + 1/(z + 2/(z + …))): the area above z over the density at z. */
const millsRatio = (z: number): number => {
  let fraction = z
  for (let level = 60; level > 0; level--) fraction = z + level / fraction
  return 1 / fraction
}
