import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * The compiled part of SQLite that fits this machine, loaded with the first journal that is opened. Left to
 * itself, its package asks Node for a report of the whole process to find it, which takes longer than to load it.
 */
export const binary = (): object => {
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve('better-sqlite3/package.json'))
  const { platform, arch } = process
  const system = platform === 'linux' && isMusl(arch) ? 'linuxmusl' : platform
  return require(join(folder, 'prebuilds', `${system}-${arch}.node`))
}

/** Whoever runs on musl has its loader; whoever has it may have it beside glibc. */
const isMusl = (arch: string): boolean => {
  if (!existsSync(`/lib/ld-musl-${arch === 'x64' ? 'x86_64' : 'aarch64'}.so.1`)) return false
  // That need not list the network of this machine.
  Object.assign(process.report, { excludeNetwork: true })
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } }
  return header.glibcVersionRuntime === undefined
}
