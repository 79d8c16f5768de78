import { exitCode, Problem } from '../errors.ts'
import type { Flow } from './flow.ts'
import { nearest } from './nearest.ts'
import type { Pattern } from './surroundings.ts'
import type { WordGroup } from './terminal.ts'

/** All scripts at hand, read and sound: what is compiled at build time is this, as JSON. */
export interface Scripts {
  readonly flows: Readonly<Record<string, Flow>>
  readonly words: Readonly<Record<string, readonly WordGroup[]>>
  readonly patterns: readonly Pattern[]
  /** Files of the person's own that cannot be used yet, by name: told when they are asked for, and in nobody's way before. */
  readonly broken: Readonly<Record<string, Problem>>
  /** The same for lists of words and breathing patterns; those that were shipped stand in for them. */
  readonly brokenLists: Readonly<Record<string, Problem>>
}

/** The flow of that name; a Problem names the nearest one there is. */
export const flowNamed = (scripts: Scripts, name: string): Flow => {
  if (Object.hasOwn(scripts.broken, name)) throw scripts.broken[name]
  const flow = Object.hasOwn(scripts.flows, name) ? scripts.flows[name] : undefined
  if (flow) return flow
  const close = nearest(name, Object.keys(scripts.flows))
  throw new Problem(`There is no practice called “${name}”.`, {
    why: close ? `Did you mean “${close}”?` : '',
    next: 'See them all: capacity flows',
    code: exitCode.usage,
  })
}

/** The breathing pattern of that name; a Problem lists those there are. */
export const patternNamed = (patterns: readonly Pattern[], name: string): Pattern => {
  const pattern = patterns.find((one) => one.name === name)
  if (pattern) return pattern
  throw new Problem(`There is no breathing pattern called “${name}”.`, {
    why: `There are: ${patterns.map((one) => one.name).join(', ')}.`,
    next: 'Make one of your own: capacity config set breathing.mine "in 4, out 6"',
    code: exitCode.usage,
  })
}
