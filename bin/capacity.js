#!/usr/bin/env node
// An old Node has to understand this file well enough to be turned away: nothing is imported
// before the check, and no syntax in here is younger than `import()`.

const supported = '^22.22.2 || ^24.15.0 || >=26.0.0'

const isSupported = (version) => {
  const [major, minor, patch] = version.split('.').map(Number)
  return supported.split(' || ').some((range) => {
    const [least, leastMinor, leastPatch] = range.replace(/^\D+/, '').split('.').map(Number)
    if (major !== least) return range.startsWith('>=') && major > least
    return minor > leastMinor || (minor === leastMinor && patch >= leastPatch)
  })
}

/** Where only its owner reads and no journal lies; undefined before a chosen home is there. */
const cacheFolder = ({ CAPACITY_HOME, LOCALAPPDATA, XDG_CACHE_HOME }) => {
  const { join } = process.getBuiltinModule('node:path')
  if (CAPACITY_HOME) {
    const isThere = process.getBuiltinModule('node:fs').existsSync(CAPACITY_HOME)
    return isThere ? join(CAPACITY_HOME, 'cache') : undefined
  }
  const home = process.getBuiltinModule('node:os').homedir()
  const usual = { darwin: join(home, 'Library', 'Caches'), win32: LOCALAPPDATA }
  return join(XDG_CACHE_HOME || usual[process.platform] || join(home, '.cache'), 'capacity')
}

/** Each folder by itself: where none can be made, as in /proc, Node's own recursion never ends. */
const makeFolder = (folder) => {
  const { existsSync, mkdirSync } = process.getBuiltinModule('node:fs')
  if (existsSync(folder)) return
  makeFolder(process.getBuiltinModule('node:path').dirname(folder))
  mkdirSync(folder)
}

const keepCompiled = () => {
  process.umask(0o077)
  try {
    const folder = cacheFolder(process.env)
    if (folder === undefined) return
    makeFolder(folder)
    process.getBuiltinModule('node:module').enableCompileCache(folder)
  } catch {
    // All that is lost is a few milliseconds.
  }
}

/** Whom a folder belongs to; one that is not there yet, as the nearest above it. */
const ownerOf = (folder) => {
  const { existsSync, statSync } = process.getBuiltinModule('node:fs')
  if (existsSync(folder)) return statSync(folder).uid
  return ownerOf(process.getBuiltinModule('node:path').dirname(folder))
}

/** Started with sudo in the home of whoever typed it, it goes on as them: what root made there they could not open. */
const stepDown = ({ CAPACITY_HOME, SUDO_UID, SUDO_GID }) => {
  if (!SUDO_UID || !process.geteuid || process.geteuid() !== 0) return
  const { resolve } = process.getBuiltinModule('node:path')
  const own = process.getBuiltinModule('node:os').homedir()
  const home = resolve((CAPACITY_HOME || own).replace(/^~(?=\/|$)/, () => own))
  const [user, group] = [SUDO_UID, SUDO_GID].map(Number)
  if (!group || ownerOf(home) !== user) return
  process.setgroups([group])
  process.setgid(group)
  process.setuid(user)
}

const refuse = (sentence) => {
  console.error(sentence)
  process.exitCode = 1
}

const handOver = () =>
  import('../dist/main.js').catch((error) => {
    const unbuilt =
      error.code === 'ERR_MODULE_NOT_FOUND' && String(error.url).endsWith('/dist/main.js')
    if (!unbuilt) throw error
    refuse('Capacity has not been built here yet. In its folder, run: npm run build')
  })

if (isSupported(process.versions.node)) {
  stepDown(process.env)
  keepCompiled()
  handOver()
} else {
  const needed = supported.replace(/\^|>=/g, '').replace(/ \|\| /g, '+, ')
  refuse(
    `Capacity does not run on Node ${process.versions.node}: it needs ${needed}+. ` +
      'Install Node 24, or in its folder run: npx capacity',
  )
}
