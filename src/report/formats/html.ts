import { createHash } from 'node:crypto'
import type { Summary } from '../summary.ts'
import type { Format } from './format.ts'
import { element, escaped, textElement } from './html/markup.ts'
import { drawSection } from './html/parts.ts'
import { style } from './html/style.ts'

/** Only this style may be used, and nothing may be fetched, run or sent. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** One page with everything in it, to read, to print, to hand on. */
export const html: Format = {
  name: 'html',
  about: 'a page to read, print or hand on',
  ending: 'html',
  render: (summary) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(`${summary.title} · Capacity`)}</title>
<style>${style}</style>
</head>
<body>
${header(summary)}
${element('main', {}, summary.sections.map(drawSection).join('\n\n'))}
</body>
</html>
`,
}

const header = ({ title, period, with: who }: Summary): string =>
  element(
    'header',
    {},
    '<p class="name">Capacity</p>',
    textElement('h1', {}, title),
    textElement('p', { class: 'span' }, `${period.said}${who === '' ? '' : ` · with ${who}`}`),
  )
