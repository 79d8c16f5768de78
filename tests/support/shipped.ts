import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { betweenIn, readFolder } from '../../src/adapters/files/scripts.ts'
import type { SupportPage } from '../../src/commands/support/page.ts'
import type { Flow } from '../../src/flow/flow.ts'
import { flowNamed, type Scripts } from '../../src/flow/library.ts'
import type { DangerWords } from '../../src/wording/danger.ts'

const folder = new URL('../../prompts/', import.meta.url)

const besideScripts = new Set([
  'between.yaml',
  'breathing.yaml',
  'wording.yaml',
  'support.yaml',
  'danger.yaml',
])

/** A file of `prompts/`, as it stands there. */
export const promptFile = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

/** The text of every shipped script. */
export const shippedScripts: readonly { readonly file: string; readonly source: string }[] =
  globSync('{*,follow-ups/*}.yaml', { cwd: fileURLToPath(folder) })
    .filter((file) => !besideScripts.has(file))
    .toSorted()
    .map((file) => ({ file, source: promptFile(file) }))

/** Every shipped script, read and sound. */
export const shipped: Scripts = readFolder(fileURLToPath(folder))

export const shippedFlow = (name: string): Flow => flowNamed(shipped, name)

/** The flows that are commands, as `--help` lists them. */
export const practices: readonly Flow[] = Object.values(shipped.flows).filter(
  ({ group }) => group !== '',
)

export const between = betweenIn(fileURLToPath(new URL('between.yaml', folder)))
export const dangerWords = parse(promptFile('danger.yaml')) as DangerWords
export const supportPage = parse(promptFile('support.yaml')) as SupportPage
