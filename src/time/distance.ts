const distance = /^(\d{1,4}) (day|week)s?$/

/** Whole days in a distance such as `1 day` or `2 weeks`; undefined when it is not one. */
export const daysIn = (text: string): number | undefined => {
  const [, count, unit] = distance.exec(text) ?? []
  return count === undefined ? undefined : Number(count) * (unit === 'week' ? 7 : 1)
}
