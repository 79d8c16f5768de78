import { csv } from './csv.ts'
import type { Format } from './format.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import { terminal } from './terminal.ts'

/** Every way a report can be written down; `--help` and `--format` know what stands here. */
export const formats: readonly Format[] = [terminal, markdown, html, json, csv]
