/** What a condition may look at besides earlier answers, and what each may be. */
export const facts: Readonly<Record<string, readonly string[]>> = {
  /** A plan was made with this person. */
  plan: ['written'],
  /** Whether this person's safety questions have been passed before. */
  gate: ['first', 'again'],
  relation: ['partner', 'friend', 'family', 'other'],
  /** The hardest point was 7 or more in three of the last five entries about the same thing. */
  looping: ['yes'],
  /** The words a follow-up quotes. */
  about: [],
  /** Something in this practice spoke of danger. */
  disclosure: ['yes'],
}

/** Lists of things remembered that a script may show or go through; each is a list of texts. */
export const recollections = [
  'promises-due',
  'last-intention',
  'takeaways',
  'week-so-far',
  'warm-this-week',
  'ruptures-this-week',
] as const

export type Recollection = (typeof recollections)[number]

/** Names every sentence may quote; `plan.…`, `origin.…` and `back-at.…` are followed by a step's id. */
export const quotable = ['name', 'item', 'about'] as const
export const quotableInto = ['plan', 'origin', 'back-at'] as const
