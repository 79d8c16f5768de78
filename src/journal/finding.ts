/** One thing that was looked at: well, worth a look, or wrong. `next` is what to do, or ''. */
export interface Finding {
  readonly about: string
  readonly state: 'fine' | 'look' | 'wrong'
  readonly found: string
  readonly next: string
}

export const fine = (about: string, found: string): Finding => ({
  about,
  state: 'fine',
  found,
  next: '',
})
export const look = (about: string, found: string, next: string): Finding => ({
  about,
  state: 'look',
  found,
  next,
})
export const wrong = (about: string, found: string, next: string): Finding => ({
  about,
  state: 'wrong',
  found,
  next,
})
