import { isBuiltin } from 'node:module'
import type { Plugin } from 'rolldown'

/**
 * Takes from Node's own modules the names that are used, and nothing else. An `import` of one reads
 * everything it exports, which loads a dozen more (streams for `fs`) before the program begins.
 */
export const ownModules: Plugin = {
  name: 'own-modules',
  resolveId: (path, importer = '', { kind }) => {
    // What the bundler itself adds comes before everything else.
    if (!isBuiltin(path) || importer.includes('rolldown/runtime')) return undefined
    return kind === 'import-statement'
      ? { id: `\0own:${path}?${importer}`, moduleSideEffects: false }
      : { id: `\0own-whole:${path}` }
  },
  load: (id) => {
    const [, how, path = ''] = /^\0(own|own-whole):([^?]+)/.exec(id) ?? []
    if (how === 'own') return named(path)
    return how === 'own-whole' ? `module.exports = ${whole(path)}` : undefined
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
