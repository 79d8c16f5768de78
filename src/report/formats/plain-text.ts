import { harmless } from '../../harmless.ts'

/** A text as lines, harmless, without empty ones at either end and without trailing spaces. */
export const textLines = (text: string): readonly string[] =>
  harmless(text)
    .replace(/[^\S\n]+$/gm, '')
    .replace(/^\n+|\n+$/g, '')
    .split('\n')
