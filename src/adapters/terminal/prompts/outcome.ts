/** How a question ended: answered, passed over, gone back from, left, or handed to the person's own editor. */
export type Outcome<Answer> =
  | { readonly how: 'answered'; readonly answer: Answer }
  | { readonly how: 'skipped' }
  | { readonly how: 'back' }
  | { readonly how: 'left' }
  | { readonly how: 'editor'; readonly text: string }

export const skipped = { how: 'skipped' } as const
export const back = { how: 'back' } as const
export const left = { how: 'left' } as const

/** An answer, or "skipped" where there is none. */
export const answered = <Answer>(answer: Answer | undefined): Outcome<Answer> =>
  answer === undefined ? skipped : { how: 'answered', answer }

/** Going on with nothing changed: the answer that stands there stays; without one it is "skipped". */
export const passed = <Answer>({ standing }: { readonly standing?: Answer }): Outcome<Answer> =>
  answered(standing)
