import type { Chain, ChainLink, Passage } from '../../summary.ts'
import { element, textElement } from './markup.ts'

/** One rupture as a thread from top to bottom: broken where it begins, solid where it was mended, loose while it is open. */
export const drawChain = (chain: Chain): string => {
  const who = chain.with === '' ? '' : ` · with ${chain.with}`
  return element(
    'article',
    { class: 'rupture' },
    textElement('h3', { dir: 'auto' }, chain.title),
    textElement('p', { class: 'when' }, `${chain.when}${who}`),
    element('ol', { class: 'chain' }, ...chain.links.map(drawLink)),
    ...chain.passages.map(drawPassage),
  )
}

const spoken = { done: '', partly: ' (partly)', open: ' (still open)' } as const

const drawLink = ({ id, label, said, state }: ChainLink): string =>
  element(
    'li',
    { class: id === 'trigger' ? `${state} trigger` : state },
    element(
      'span',
      { class: 'link' },
      textElement('span', {}, label),
      textElement('span', { class: 'unseen' }, spoken[state]),
    ),
    textElement('span', { class: 'said', dir: 'auto' }, said),
  )

/** The person's own words under what they answer. */
export const drawPassage = ({ label, text }: Passage): string =>
  element(
    'div',
    { class: 'passage' },
    textElement('p', { class: 'when' }, label),
    textElement('blockquote', { dir: 'auto' }, text),
  )
