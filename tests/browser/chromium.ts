import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'

/** How a page is looked at: a phone or a desk, by day or by night. */
export interface Sight {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
}

export const sights: readonly Sight[] = [390, 1280].flatMap((width) => [
  { width, colorScheme: 'light' },
  { width, colorScheme: 'dark' },
])

/** The Chromium of the distribution, or the one `CHROMIUM` names. As root it has no sandbox to start. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })

/** A report as a file in a browser, with whatever went wrong or was asked for while it opened. */
export const openReport = async (
  browser: Browser,
  html: string,
  { width, colorScheme }: Sight,
): Promise<{ page: Page; troubles: string[]; close: () => Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'capacity-report-'))
  const file = join(folder, 'report.html')
  writeFileSync(file, html)
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
  const troubles: string[] = []
  const address = pathToFileURL(file).href
  page.on('console', (message) => troubles.push(message.text()))
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url() !== address) troubles.push(`request: ${request.url()}`)
  })
  await page.goto(address)
  const close = async () => {
    await page.close()
    rmSync(folder, { recursive: true })
  }
  return { page, troubles, close }
}
