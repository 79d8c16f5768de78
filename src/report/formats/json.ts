import type { Format } from './format.ts'

/** Characters that JSON leaves as they are and that could steer a screen: DEL, C1, marks that reorder text. */
const live = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g

/** The summary as it is, for programs; its schema is `report.schema.json`. Every text comes back as it was written. */
export const json: Format = {
  name: 'json',
  about: 'everything in it, for programs',
  ending: 'json',
  render: (summary) =>
    `${JSON.stringify(summary, null, 2).replace(live, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`,
}
