import type { Passage } from '../../summary.ts'
import { textLines } from '../plain-text.ts'
import { inset, type Page, wrapped } from './page.ts'

/** A person's own words beside a bar, under what they answer. */
export const drawPassage = ({ label, text }: Passage, page: Page): readonly string[] => {
  const { styles, glyphs } = page
  const lines = textLines(text).flatMap((line) => wrapped(line, inset(page, 2)))
  return [
    ...wrapped(label, page).map(styles.quiet),
    ...lines.map((line) => `${styles.accent(glyphs.quote)} ${styles.quote(line)}`.trimEnd()),
  ]
}
