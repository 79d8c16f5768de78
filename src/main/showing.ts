import type { Showing } from '../commands/house.ts'
import type { Settings } from '../settings/settings.ts'
import { put } from './output.ts'

/** stdout as a place to show long texts on; what draws is loaded when something is shown. */
export const showingOf = (process: NodeJS.Process, settings: Settings): Showing => ({
  look: async () => {
    const { decideColour, decideUnicode, makeTheme } = await import('../adapters/terminal/theme.ts')
    const { stdout, env, platform } = process
    const depth = stdout.getColorDepth?.(env) ?? 1
    const plain = settings.plain === 'yes' || env.TERM === 'dumb'
    const asked = { flag: settings.color, env, isTTY: stdout.isTTY === true, depth }
    const unicode = decideUnicode({ env, platform })
    const { title, question, quiet, quote, accent } = makeTheme({
      colour: plain ? 0 : decideColour(asked),
      unicode,
    })
    return {
      columns: stdout.columns || 80,
      unicode,
      styles: { title, heading: question, quiet, quote, accent },
    }
  },
  // Off a terminal the spinner would still print, and in colour.
  waiting: async (text, work) => {
    const plain = settings.plain === 'yes' || process.env.TERM === 'dumb'
    if (!process.stderr.isTTY || plain) return work()
    const { whileWaiting } = await import('../adapters/terminal/waiting.ts')
    return whileWaiting(text, work)
  },
  page: async (text) => {
    const { stdout, env } = process
    const plain = settings.plain === 'yes' || env.TERM === 'dumb'
    const fits = text.split('\n').length < (stdout.rows || 24)
    if (!stdout.isTTY || plain || fits) {
      put(process, text)
      return
    }
    const { throughPager } = await import('../adapters/terminal/pager.ts')
    if (!(await throughPager(text, env.PAGER || undefined))) put(process, text)
  },
})
