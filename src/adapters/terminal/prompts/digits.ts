/** The number that stands after `digit` is typed behind `typed`; a number beyond `max` starts afresh with the digit. */
export function typeDigit(typed: string, digit: string, max: number): string {
  const longer = typed === '0' ? digit : typed + digit
  return Number(longer) <= max ? longer : digit
}

/** A digit from 0 to 9, as a key types it. */
export const isDigit = (text: string): boolean => /^[0-9]$/.test(text)
