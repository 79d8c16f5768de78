import { rm, symlink, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'
import { compileFolder } from '../src/adapters/files/compiled.ts'
import { type DangerWords, withSigns } from '../src/wording/danger.ts'
import { ownModules } from './own-modules.ts'

const dist = 'dist'

/** Bundles the program; every dynamic import becomes a chunk, so a command loads only its own. */
const bundleProgram = () =>
  build({
    // A thread begins with a file of its own, beside whoever starts it.
    entryPoints: ['src/main.ts', { in: 'src/adapters/files/age-thread.ts', out: 'age-thread' }],
    outdir: dist,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    minifyWhitespace: true,
    external: ['@napi-rs/keyring'],
    plugins: [ownModules],
    logLevel: 'warning',
  })

/** Starting never parses YAML: every script is read, checked and kept as JSON here. */
const compileScripts = () => {
  const compiled = compileFolder('prompts')
  const danger = withSigns(compiled.danger as DangerWords)
  return writeFile(`${dist}/prompts.json`, JSON.stringify({ ...compiled, danger }))
}

/**
 * For `npx capacity` in this folder. Without a command of that name npm sets the program up anew at every
 * start, which takes seconds and builds it again; where there can be no link, it still does.
 */
const linkCommand = async () => {
  const link = 'node_modules/.bin/capacity'
  await rm(link, { force: true })
  await symlink('../../bin/capacity.js', link).catch(() => {})
}

await rm(dist, { recursive: true, force: true })
await bundleProgram()
await compileScripts()
await linkCommand()
