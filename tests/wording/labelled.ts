import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { readWording } from '../../src/wording/read.ts'

/** prompts/wording.yaml as it ships. */
export const shipped = readWording(
  parse(readFileSync(new URL('../../prompts/wording.yaml', import.meta.url), 'utf8')),
)

/** One line of a sentences file; `heardAs` is empty for a harmless look-alike. */
export type Labelled = { heardAs: readonly string[]; text: string }

/** The labelled sentences of one half. */
export const labelled = (half: 'dev' | 'held-out'): Labelled[] =>
  linesOf(`sentences.${half}.tsv`).map(([label, text]) => ({
    heardAs: label === 'fine' ? [] : label.split(' + '),
    text,
  }))

/** One line of a danger file; `danger` is whether support should be offered. */
export const labelledDanger = (half: 'dev' | 'held-out'): { danger: boolean; text: string }[] =>
  linesOf(`danger.${half}.tsv`).map(([label, text]) => ({ danger: label === 'yes', text }))

const linesOf = (file: string): [label: string, text: string][] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [label = '', text = ''] = line.split('\t')
      return [label, text]
    })
