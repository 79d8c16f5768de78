import { oneLine } from '../../../harmless.ts'
import type { Chain, ChainLink } from '../../summary.ts'
import { fitted, indented, inset, isNarrow, labelWidth, type Page, wrapped } from './page.ts'
import { drawPassage } from './passages.ts'

const marked = 3

/** One rupture as a strand of links from top to bottom; where it is still open, the strand is loose. */
export const drawChain = (chain: Chain, page: Page): readonly string[] => {
  const { styles } = page
  const who = chain.with === '' ? '' : ` · with ${chain.with}`
  const labels = labelWidth(
    chain.links.map(({ label }) => label),
    page.columns,
    page,
  )
  return [
    ...wrapped(chain.title, page).map(styles.quote),
    ...wrapped(`${chain.when}${who}`, page).map(styles.quiet),
    ...chain.links.flatMap((link, index) =>
      drawLink(link, chain.links[index + 1], isNarrow(page) ? 0 : labels, page),
    ),
    ...chain.passages.flatMap((passage) =>
      indented(drawPassage(passage, inset(page, marked)), marked),
    ),
  ]
}

const drawLink = (
  { label, said, state }: ChainLink,
  next: ChainLink | undefined,
  labels: number,
  page: Page,
): readonly string[] => {
  const { styles, glyphs } = page
  const mark = styles.accent(glyphs[state])
  const edge = styles.accent(strandTo(next, page))
  const room = inset(page, marked + (labels === 0 ? 0 : labels + 2))
  const text = wrapped(oneLine(said), room)
  if (labels === 0)
    return [`${mark}  ${styles.quiet(label)}`, ...text.map((line) => `${edge}  ${line}`)]
  const name = styles.quiet(fitted(label, labels, page))
  return text.map((line, at) =>
    at === 0 ? `${mark}  ${name}  ${line}` : `${edge}  ${' '.repeat(labels)}  ${line}`,
  )
}

const strandTo = (next: ChainLink | undefined, { glyphs }: Page): string => {
  if (next === undefined) return ' '
  return next.state === 'open' ? glyphs.loose : glyphs.strand
}
