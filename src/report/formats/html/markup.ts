import { harmless } from '../../../harmless.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Any text, as text: in an element and in an attribute alike. */
export const escaped = (text: string): string =>
  harmless(text).replace(/[&<>"']/g, (mark) => entities[mark] ?? '')

/** A number of a drawing, in hundredths at most. */
export const at = (value: number): string => String(Number(value.toFixed(2)))

type Attributes = Readonly<Record<string, string | number>>

/** An element with escaped attributes around markup that is escaped already. */
export const element = (name: string, attributes: Attributes, ...inside: readonly string[]) =>
  `<${name}${written(attributes)}>${inside.join('')}</${name}>`

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? at(value) : escaped(value)}"`)
    .join('')

/** An element of text alone. */
export const textElement = (name: string, attributes: Attributes, text: string): string =>
  element(name, attributes, escaped(text))
