import { exitCode, Problem } from '../errors.ts'
import { nearest } from '../flow/nearest.ts'
import type { Format } from './formats/format.ts'
import { formats } from './formats/registry.ts'
import { plainLook, type TerminalLook } from './formats/terminal/look.ts'
import type { Material, Wish } from './material.ts'
import { summarise } from './summarise.ts'

/** How a report is wanted; the look is for the screen alone. */
export interface Rendering extends Wish {
  readonly look?: TerminalLook
}

/** A report in the format of that name; throws a Problem (usage) for a name that is none. */
export const renderReport = (material: Material, format: string, wanted: Rendering = {}): string =>
  formatNamed(format).render(summarise(material, wanted), wanted.look ?? plainLook)

/** What a report is called in a folder: `capacity-2026-W46.md`. */
export const reportFileName = ({ period }: Pick<Material, 'period'>, format: string): string =>
  `capacity-${period.name}.${formatNamed(format).ending}`

const formatNamed = (name: string): Format => {
  const found = formats.find((format) => format.name === name)
  if (found) return found
  const names = formats.map((format) => format.name)
  const close = nearest(name, names)
  throw new Problem(`“${name}” is not a format.`, {
    why: `There are: ${names.join(', ')}.`,
    next: close ? `Did you mean “${close}”?` : 'Try --format html.',
    code: exitCode.usage,
  })
}
