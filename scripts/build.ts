import { rm, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'
import { compileFolder } from '../src/adapters/files/compiled.ts'

const dist = 'dist'

/**
 * CommonJS packages inside an ES module bundle still call `require` for Node's own modules,
 * and an ES module has none.
 */
const requireForCommonJs =
  "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);"

/** Bundles the program; every dynamic import becomes a chunk, so a command loads only its own. */
const bundleProgram = () =>
  build({
    entryPoints: ['src/main.ts'],
    outdir: dist,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    minifyWhitespace: true,
    external: ['better-sqlite3'],
    banner: { js: requireForCommonJs },
    logLevel: 'warning',
  })

/** Starting never parses YAML: every script is read, checked and kept as JSON here. */
const compileScripts = () =>
  writeFile(`${dist}/prompts.json`, JSON.stringify(compileFolder('prompts')))

await rm(dist, { recursive: true, force: true })
await bundleProgram()
await compileScripts()
