/** From here Stirling's series to x⁻⁹ is exact to a double's last digits. */
const stirlingFrom = 15

/** ln Γ(x) for x > 0, so that ln n! is logGamma(n + 1); relative error about 1e-15, RangeError otherwise. */
export const logGamma = (x: number): number => {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) throw new RangeError(`no ln Γ of ${x}`)
  let shifted = x
  let product = 1
  for (; shifted < stirlingFrom; shifted++) product *= shifted
  return stirling(shifted) - Math.log(product)
}

const stirling = (x: number): number => {
  const w = 1 / x ** 2
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w / 1188)))) / x
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series
}
