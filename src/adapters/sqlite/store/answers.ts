import type { Answer, Value } from '../../../journal/entry.ts'

/** An answer as its table holds it; which columns are filled follows from the kind, by the schema. */
export interface AnswerColumns {
  readonly step: string
  readonly item: string
  readonly tracks: string
  readonly kind: Value['kind']
  readonly number: number | null
  readonly text: string | null
  readonly words: string | null
}

/** An answer as columns; the words of one become a JSON array. */
export const toColumns = ({ step, item, tracks, value }: Answer): AnswerColumns => ({
  step,
  item,
  tracks,
  kind: value.kind,
  number: 'number' in value ? value.number : null,
  text: 'text' in value ? value.text : null,
  words: 'words' in value ? JSON.stringify(value.words) : null,
})

/** The answer that was kept in these columns. */
export const fromColumns = ({ step, item, tracks, ...columns }: AnswerColumns): Answer => {
  const { kind, number, text, words } = columns
  const value = {
    kind,
    ...(number !== null && { number }),
    ...(text !== null && { text }),
    ...(words !== null && { words: JSON.parse(words) as string[] }),
  } as Value
  return { step, item, value, tracks }
}
