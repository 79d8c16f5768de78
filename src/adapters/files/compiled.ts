import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Scripts } from '../../flow/library.ts'
import type { Between } from '../../flow/reading/between.ts'
import { brokenFlow } from '../../flow/reading/script.ts'
import { betweenIn, checkFolder, readFolder } from './scripts.ts'

/** Everything in `prompts/`, read and sound, as it is shipped in `dist/prompts.json`. */
export interface Compiled {
  readonly scripts: Scripts
  /** Contents of `wording.yaml`, `support.yaml` and `danger.yaml`, for the rooms that read them. */
  readonly wording: unknown
  readonly support: unknown
  readonly danger: unknown
  /** `between.yaml`, checked. */
  readonly between: Between
}

/** Reads and checks a whole prompts folder, for the build. Throws a Problem that says what to change. */
export const compileFolder = (folder: string): Compiled => {
  const scripts = readFolder(folder)
  for (const problem of Object.values({ ...scripts.broken, ...scripts.brokenLists })) throw problem
  const elsewhere = { scripts, shipped: {}, tracks: [] }
  for (const { file, findings } of checkFolder(folder, elsewhere))
    if (findings.length > 0) throw brokenFlow(file, findings)
  const data = (name: string): unknown => {
    const file = join(folder, name)
    return existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined
  }
  return {
    scripts,
    wording: data('wording.yaml'),
    support: data('support.yaml'),
    danger: data('danger.yaml'),
    between: betweenIn(join(folder, 'between.yaml')),
  }
}
