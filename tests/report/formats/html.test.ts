import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { renderReport } from '../../../src/report/render.ts'
import { aMonth, aWeek, aYear, everyReport, hostileMaterial } from '../reports.ts'

const everyPage = [...everyReport, ['attacks', hostileMaterial, { compare: true }] as const]

/** Tags as a browser would open them, with their attributes. */
const tagsIn = (page: string) =>
  [
    ...page
      .replace(/<style>.*?<\/style>/s, '')
      .matchAll(/<([a-z][a-z0-9]*)((?: [a-z0-9-]+="[^"]*")*)>/gi),
  ].map(([, name = '', attributes = '']) => ({
    name,
    attributes: new Map(
      [...attributes.matchAll(/ ([a-zA-Z0-9-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        value,
      ]),
    ),
  }))

const allowedTags = new Set(
  'html head meta title style body header main section article h1 h2 h3 p div span figure figcaption svg desc g rect circle line path text ol li blockquote table caption thead tbody tr th td'.split(
    ' ',
  ),
)
const allowedAttributes = new Set(
  'lang charset http-equiv content name class id dir role aria-labelledby viewBox scope transform x y x1 y1 x2 y2 cx cy r rx d width height'.split(
    ' ',
  ),
)

describe('one page, nothing fetched, nothing run', () => {
  test.each(everyPage)('%s', (_, material, wish) => {
    const page = renderReport(material, 'html', wish)
    const tags = tagsIn(page)
    expect(new Set(tags.map(({ name }) => name).filter((name) => !allowedTags.has(name)))).toEqual(
      new Set(),
    )
    const attributes = tags.flatMap((tag) => [...tag.attributes.keys()])
    expect(new Set(attributes.filter((name) => !allowedAttributes.has(name)))).toEqual(new Set())
    // Nothing that opens a tag is left beside those counted.
    const opened = page.replace(/<style>.*?<\/style>/s, '').match(/<(?![/!])/g)?.length
    expect(opened).toBe(tags.length)
  })
})

test('the policy allows this style alone', () => {
  const page = renderReport(everyReport[0][1], 'html')
  const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? []
  const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? []
  const hash = createHash('sha256').update(style).digest('base64')
  expect(policy?.split('; ')).toEqual([
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ])
  expect(style).not.toMatch(/url\(|@import|expression|</)
  expect(style).not.toMatch(/\bred\b|#[ef][0-3][0-3][0-3]/i)
})

describe('every drawing has a title and says in words what it shows', () => {
  test.each(everyPage)('%s', (_, material, wish) => {
    const page = renderReport(material, 'html', wish)
    const tags = tagsIn(page)
    const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const drawings = tags.filter(({ name }) => name === 'svg')
    for (const { attributes } of drawings) {
      expect(attributes.get('role')).toBe('img')
      const named = attributes.get('aria-labelledby')?.split(' ') ?? []
      expect(named.filter((id) => !ids.includes(id))).toEqual([])
      expect(named).toHaveLength(2)
    }
    expect(page).not.toMatch(/<desc[^>]*><\/desc>|NaN|undefined|Infinity/)
  })
})

test('words of the person come back as they were, as text', () => {
  const page = renderReport(hostileMaterial, 'html')
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;')
  expect(page).toContain('שלום עולם')
  expect(page).toContain('👩‍👩‍👧')
  expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
})

test('the weeks and the months have their calendar, the ruptures their thread', () => {
  expect(renderReport(aWeek, 'html')).toContain('class="chart weather"')
  expect(renderReport(aMonth, 'html')).toContain('class="chart calendar weeks"')
  expect(renderReport(aYear, 'html')).toContain('class="chart calendar months"')
  expect(renderReport(aWeek, 'html')).toContain('class="chart thread wide"')
  expect(renderReport(aWeek, 'html').match(/<li class="[^"]*trigger"/g)?.length).toBe(2)
})
