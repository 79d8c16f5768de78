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

/** Loaded when first called, not when first named: `crypto` alone costs a tenth of a start. */
const named = (path: string): string => {
  const own = process.getBuiltinModule(path) ?? {}
  return [
    `let own`,
    `const all = () => (own ??= ${whole(path)})`,
    'const call = (name) => (...given) => all()[name](...given)',
    'const value = (name) => all()[name]',
    'export default /* @__PURE__ */ new Proxy({}, { get: (_, name) => all()[name] })',
    ...Object.entries(own).map(
      ([name, it]) =>
        `export const ${name} = /* @__PURE__ */ ${isCallable(name, it) ? 'call' : 'value'}('${name}')`,
    ),
  ].join('\n')
}

const isCallable = (name: string, it: unknown): boolean =>
  typeof it === 'function' && /^[a-z]/.test(name)
