/** How a question ended: answered, passed over, left, or handed to the person's own editor. */
export type Outcome<Answer> =
  | { readonly how: 'answered'; readonly answer: Answer }
  | { readonly how: 'skipped' }
  | { readonly how: 'left' }
  | { readonly how: 'editor'; readonly text: string }

export const skipped = { how: 'skipped' } as const
export const left = { how: 'left' } as const

/** An answer, or "skipped" where there is none. */
export const answered = <Answer>(answer: Answer | undefined): Outcome<Answer> =>
  answer === undefined ? skipped : { how: 'answered', answer }
