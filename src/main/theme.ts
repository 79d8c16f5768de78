import { decideColour, decideUnicode, makeTheme, type Theme } from '../adapters/terminal/theme.ts'
import type { Settings } from '../settings/settings.ts'

/** The look of everything said and asked, decided once from the terminal, the environment and the settings. */
export const themeFor = (
  { stderr, env, platform }: NodeJS.Process,
  color: Settings['color'],
  plain: boolean,
): Theme => {
  const depth = stderr.getColorDepth?.(env) ?? 1
  const asked = { flag: color, env, isTTY: stderr.isTTY === true, depth }
  return makeTheme({
    colour: plain ? 0 : decideColour(asked),
    unicode: decideUnicode({ env, platform }),
  })
}
