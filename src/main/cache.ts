import { basename, dirname } from 'node:path'

/** The folder `bin` keeps compiled code in; undefined when there is none, or when it is one of somebody else's choosing. */
export const cacheOf = ({ env, getBuiltinModule }: NodeJS.Process): string | undefined => {
  const inUse = getBuiltinModule('node:module').getCompileCacheDir()
  if (inUse === undefined || env.NODE_COMPILE_CACHE) return undefined
  // Node makes a folder of its own in there for each of its versions.
  const folder = dirname(inUse)
  return ['cache', 'capacity'].includes(basename(folder)) ? folder : undefined
}
