/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderReport } from '../../src/report/render.ts'
import { aMonth, aWeek, aYear, everyReport, hostileMaterial } from '../report/reports.ts'
import { openBrowser, openReport, type Sight, sights } from './chromium.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const find = (name: string) => everyReport.find(([one]) => one === name)?.[1] ?? aWeek
const pages: readonly (readonly [name: string, html: string])[] = [
  ['a week', renderReport(aWeek, 'html', { compare: true })],
  ['a month', renderReport(aMonth, 'html', { compare: true })],
  ['a year', renderReport(aYear, 'html', { compare: true })],
  ['everything', renderReport(find('everything'), 'html')],
  ['an empty week', renderReport(find('an empty week'), 'html')],
  ['numbers only', renderReport(aMonth, 'html', { numbersOnly: true })],
  ['attacks', renderReport(hostileMaterial, 'html', { compare: true })],
]
const views = pages.flatMap(([name, html]) =>
  sights.map((sight) => ({ name, html, sight, at: `${sight.width} ${sight.colorScheme}` })),
)

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const look = async <T>(html: string, sight: Sight, see: (page: Page) => Promise<T>) => {
  const { page, troubles, close } = await openReport(browser, html, sight)
  try {
    return { seen: await see(page), troubles }
  } finally {
    await close()
  }
}

describe.each(views)('$name at $at', ({ html, sight }) => {
  test('has nothing axe would call a barrier', async () => {
    const { seen, troubles } = await look(html, sight, async (page) => {
      await page.evaluate(axe)
      return (await page.evaluate(
        'axe.run(document, { resultTypes: ["violations"] })',
      )) as AxeResults
    })
    const violations = seen.violations.map(({ id, nodes }) => [id, nodes.map(({ html: at }) => at)])
    expect(violations).toEqual([])
    expect(seen.passes.length).toBeGreaterThan(5)
    expect(troubles).toEqual([])
  })

  test('stays within its width, and its style is its own', async () => {
    const { seen } = await look(html, sight, (page) =>
      page.evaluate(() => ({
        overflow: document.documentElement.scrollWidth - window.innerWidth,
        paper: getComputedStyle(document.body).backgroundColor,
        wide: [...document.querySelectorAll('main *')]
          .filter((node) => !node.closest('.unseen') && node.getClientRects().length > 0)
          .filter((node) => node.getBoundingClientRect().right > window.innerWidth + 1)
          .map((node) => node.outerHTML.slice(0, 80)),
      })),
    )
    expect(seen.overflow).toBeLessThanOrEqual(0)
    expect(seen.wide).toEqual([])
    expect(seen.paper).toBe(sight.colorScheme === 'dark' ? 'rgb(21, 27, 26)' : 'rgb(250, 248, 243)')
  })

  test('draws letters that can be read, inside their drawing, none over another', async () => {
    const { seen } = await look(html, sight, (page) => page.evaluate(lettersAmiss))
    expect(seen).toEqual([])
  })
})

/** Runs in the page: letters that are too small, leave their drawing, or lie over others. */
function lettersAmiss(): string[] {
  const drawings = [...document.querySelectorAll('svg')].filter(
    (svg) => svg.getClientRects().length,
  )
  return drawings.flatMap((svg) => {
    const frame = svg.getBoundingClientRect()
    const texts = [...svg.querySelectorAll('text')].map((text) => ({
      said: `${svg.querySelector('title')?.textContent}: ${text.textContent}`,
      box: text.getBoundingClientRect(),
      size:
        (Number.parseFloat(getComputedStyle(text).fontSize) * frame.width) /
        svg.viewBox.baseVal.width,
    }))
    const small = texts.filter(({ size }) => size < 10.5).map(({ said }) => `small: ${said}`)
    const outside = texts
      .filter(({ box }) => box.left < frame.left - 2 || box.right > frame.right + 2)
      .map(({ said }) => `outside: ${said}`)
    const over = texts.flatMap((one, index) =>
      texts
        .slice(index + 1)
        .filter(
          ({ box }) =>
            Math.min(box.right, one.box.right) - Math.max(box.left, one.box.left) > 1 &&
            Math.min(box.bottom, one.box.bottom) - Math.max(box.top, one.box.top) > 4,
        )
        .map(({ said }) => `over another: ${one.said} | ${said}`),
    )
    return [...small, ...outside, ...over]
  })
}

describe('pictures are to scale', () => {
  const sight: Sight = { width: 1280, colorScheme: 'light' }

  test('a bar is as long as its count', async () => {
    const { seen } = await look(pages[2]?.[1] ?? '', sight, (page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('.counts svg')].map((svg) => {
          const counts = [...svg.querySelectorAll('.number')].map((text) =>
            Number(text.textContent),
          )
          const bars = [...svg.querySelectorAll('.bar')].map(
            (bar) => bar.getBoundingClientRect().width,
          )
          return bars.map((length, index) => [counts[index] ?? 0, length] as const)
        }),
      ),
    )
    expect(seen.length).toBeGreaterThan(8)
    for (const bars of seen) {
      const [most = [0, 0]] = bars.toSorted(([a], [b]) => b - a)
      for (const [count, length] of bars) {
        if (count > 1) expect(length).toBeCloseTo((most[1] / most[0]) * count, 0)
      }
    }
  })

  test('marks of a pair stand at their values', async () => {
    const { seen } = await look(pages[2]?.[1] ?? '', sight, (page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('.pairs svg')].flatMap((svg) => {
          const said = [...svg.querySelectorAll('.number')].map((text) => text.textContent ?? '')
          const middle = (node: Element) => Number(node.getAttribute('cx'))
          const from = [...svg.querySelectorAll('circle.from')].map(middle)
          const to = [...svg.querySelectorAll('circle.to')].map(middle)
          const most = svg.textContent?.includes('100 %') ? 100 : 10
          return said.map((text, index) => {
            const [first, second] = text.split(/ → | and /).map((part) => Number.parseFloat(part))
            return { most, first, second, from: from[index], to: to[index] }
          })
        }),
      ),
    )
    expect(seen.length).toBeGreaterThan(6)
    for (const { most, first = 0, second = 0, from = 0, to = 0 } of seen) {
      expect(from).toBeCloseTo(8 + (first / most) * 324, most === 100 ? -1 : 0)
      expect(to).toBeCloseTo(8 + (second / most) * 324, most === 100 ? -1 : 0)
    }
  })
})

describe.each([
  ['A4', 210, 297],
  ['Letter', 215.9, 279.4],
] as const)('on %s', (format, paperWidth, paperHeight) => {
  const pixels = (millimetres: number) => (millimetres / 25.4) * 96

  test.each(pages)('%s is printed without a chart cut', async (_, html) => {
    const width = Math.floor(pixels(paperWidth - 34))
    const { seen } = await look(html, { width, colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print' })
      const blocks = await page.evaluate(blocksToPrint)
      const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      return { blocks, paper, pdf: await page.pdf({ format }) }
    })
    expect(seen.pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(seen.paper).toBe('rgb(255, 255, 255)')
    expect(seen.blocks.filter(({ breaks }) => breaks !== 'avoid')).toEqual([])
    const room = pixels(paperHeight - 36)
    const tall = seen.blocks.filter(({ height }) => height > room)
    // Somebody's words can be longer than a page, line for line: they go on overleaf. All else has to fit.
    const isAllWords = ({ kind, height, words }: (typeof tall)[number]) =>
      kind === 'passage' && words > 0.8 * height
    expect(tall.filter((one) => !isAllWords(one))).toEqual([])
    expect(seen.blocks.filter(({ right }) => right > width + 1)).toEqual([])
  })
})

/** Runs in the page: what must not be cut, its height and that of the lines of words in it, in pixels. */
function blocksToPrint() {
  const heightOfWords = (node: Element) => {
    const range = document.createRange()
    range.selectNodeContents(node)
    const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
    return lines.size * Number.parseFloat(getComputedStyle(node).lineHeight)
  }
  return [...document.querySelectorAll('figure, .rupture, .passage, tr')]
    .filter((node) => node.getClientRects().length > 0)
    .map((node) => ({
      kind: node.className,
      height: node.getBoundingClientRect().height,
      words: heightOfWords(node),
      right: node.getBoundingClientRect().right,
      breaks: getComputedStyle(node).breakInside,
    }))
}
