/** A place in a script's data: keys and indexes from the top, `['steps', 2, 'id']`. */
export type Path = readonly (string | number)[]

/** Something a script's writer should change: where (line and column from 1), what is wrong, what to do. */
export interface Finding {
  readonly line: number
  readonly column: number
  readonly wrong: string
  readonly next: string
}

/** Findings in reading order. */
export const inOrder = (list: readonly Finding[]): readonly Finding[] =>
  list.toSorted((a, b) => a.line - b.line || a.column - b.column)
