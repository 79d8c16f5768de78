import { element, escaped, textElement } from './markup.ts'

/** What every drawing needs: its name in the page, its title, and what it shows in words. */
export interface Caption {
  readonly id: string
  readonly title: string
  readonly about: string
}

/** Drawings are this wide, in units of about a pixel on a phone, so that 12 units are readable letters everywhere. */
export const chartWidth = 340

/** A figure around one drawing; `kind` names it for the style. */
export const figure = (
  { id, title, about }: Caption,
  height: number,
  drawn: readonly string[],
  kind: string,
  width: number = chartWidth,
): string =>
  element(
    'figure',
    { class: `chart ${kind}` },
    textElement('figcaption', {}, title),
    element(
      'svg',
      {
        role: 'img',
        'aria-labelledby': `${id}-title ${id}-about`,
        viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      },
      `<title id="${escaped(id)}-title">${escaped(title)}</title>`,
      `<desc id="${escaped(id)}-about">${escaped(about)}</desc>`,
      ...drawn.filter((one) => one !== '').map((one) => `\n${one}`),
    ),
  )

type Place = Readonly<Record<string, string | number>>

/** Letters at a place, one line of them, cut to so many. */
export const letters = (place: Place, text: string, most = 60): string => {
  // An accent with no letter under it would be drawn outside the picture.
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?=\p{M})/u, '\u25cc')
  const shown = [...line]
  return textElement(
    'text',
    place,
    shown.length > most
      ? `${shown
          .slice(0, most - 1)
          .join('')
          .trimEnd()}…`
      : line,
  )
}

/** A shape without anything inside. */
export const shape = (name: 'rect' | 'circle' | 'line' | 'path', place: Place): string =>
  element(name, place)
