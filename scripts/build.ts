import { rm, symlink, writeFile } from 'node:fs/promises'
import { build } from 'rolldown'
import { compileFolder } from '../src/adapters/files/compiled.ts'
import { type DangerWords, withSigns } from '../src/wording/danger.ts'
import { ownModules } from './own-modules.ts'

const dist = 'dist'

/**
 * Bundles one file and what it imports. All that is needed at once is in one piece, for each piece costs a start
 * about half a millisecond; every dynamic import is a piece of its own, so a command loads only its own.
 */
const bundle = (input: Readonly<Record<string, string>>) =>
  build({
    input,
    platform: 'node',
    external: ['@napi-rs/keyring'],
    plugins: [ownModules],
    // It leads to the types of the SQLite driver, not to the driver.
    tsconfig: false,
    transform: { target: 'node22' },
    output: {
      dir: dist,
      // Beside each other: who looks for a file beside itself finds it from every piece.
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] },
      minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    },
    logLevel: 'warn',
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
await bundle({ main: 'src/main.ts' })
// A thread begins with a file of its own, beside whoever starts it.
await bundle({ 'age-thread': 'src/adapters/files/age-thread.ts' })
await compileScripts()
await linkCommand()
