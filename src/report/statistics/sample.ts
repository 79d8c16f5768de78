/** Refuses with a RangeError anything but finite numbers. */
export const checkFinite = (values: readonly number[]): void => {
  if (!values.every(Number.isFinite)) throw new RangeError('a sample holds finite numbers only')
}

/** Refuses with a RangeError a sample that is empty or not finite: no figure comes from nothing. */
export const checkSample = (values: readonly number[]): void => {
  if (values.length === 0) throw new RangeError('a sample needs at least one value')
  checkFinite(values)
}

/** Refuses with a RangeError anything but a whole number from 0 up; `name` is the count it stands for. */
export const checkCount = (name: string, count: number): void => {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`${name} is a whole number from 0 up, not ${count}`)
  }
}

/** The sum over the sample divided by its size; RangeError when it is empty or not finite. */
export const mean = (values: readonly number[]): number => {
  checkSample(values)
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
