import { isBuiltin } from 'node:module'
import type { Plugin } from 'esbuild'

/**
 * Takes from Node's own modules the names that are used, and nothing else. An `import` of one reads
 * everything it exports, which loads a dozen more (streams for `fs`) before the program begins.
 */
export const ownModules: Plugin = {
  name: 'own-modules',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^[a-z]/ }, ({ path, kind, importer }) => {
      if (!isBuiltin(path)) return undefined
      const suffix = `?${importer}`
      return kind === 'import-statement'
        ? { path, suffix, namespace: 'own', sideEffects: false }
        : { path, namespace: 'own-whole' }
    })
    onLoad({ filter: /./, namespace: 'own' }, ({ path }) => ({ contents: named(path) }))
    onLoad({ filter: /./, namespace: 'own-whole' }, ({ path }) => ({
      contents: `module.exports = ${whole(path)}`,
    }))
  },
}

const whole = (path: string): string => `process.getBuiltinModule('${path}')`

/** A pure call, unlike a property, is left out of the bundle when nobody uses its name. */
const named = (path: string): string => {
  const names = Object.keys(process.getBuiltinModule(path) ?? {})
  return [
    `const own = ${whole(path)}`,
    'const of = (name) => own[name]',
    'export default own',
    ...names.map((name) => `export const ${name} = /* @__PURE__ */ of('${name}')`),
  ].join('\n')
}
