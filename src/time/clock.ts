/** Where the journal learns the time. `zone` is an IANA name such as `Europe/Berlin`, '' when the system does not know. */
export interface Clock {
  now(): Date
  zone(): string
}
