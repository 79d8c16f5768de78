import { harmlessJson } from '../../harmless.ts'
import type { Format } from './format.ts'

/** The summary as it is, for programs; its schema is `report.schema.json`. Every text comes back as it was written. */
export const json: Format = {
  name: 'json',
  about: 'everything in it, for programs',
  ending: 'json',
  render: (summary) => `${harmlessJson(summary)}\n`,
}
