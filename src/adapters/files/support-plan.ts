import { existsSync } from 'node:fs'
import type { SupportPlan } from '../../commands/support/page.ts'
import { readStanding } from './reading.ts'

/**
 * The person's own people, places, steps and reasons, kept beside the settings and outside the lock so
 * that they open at once. A damaged file must not stand between somebody and the helplines: it reads as empty.
 */
export const readSupportPlan = async (path: string): Promise<SupportPlan> => {
  if (!existsSync(path)) return {}
  try {
    const { readYaml } = await import('../../flow/reading/yaml.ts')
    const { raw } = readYaml(readStanding(path))
    return raw !== undefined && raw !== null && typeof raw === 'object' ? textLists(raw) : {}
  } catch {
    return {}
  }
}

const textLists = (raw: object): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(raw).map(([name, items]) => [
      name,
      Array.isArray(items) ? items.filter((item) => typeof item === 'string') : [],
    ]),
  )
