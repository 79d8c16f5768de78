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
  readFileSync(new URL(`sentences.${half}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [label = '', text = ''] = line.split('\t')
      return { heardAs: label === 'fine' ? [] : label.split(' + '), text }
    })
