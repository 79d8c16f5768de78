/** Where the journal learns the time; `zone` is an IANA name, '' when the system knows none. */
export interface Clock {
  now(): Date
  zone(): string
}
