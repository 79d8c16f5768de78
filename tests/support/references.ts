import { parseAst } from 'vitest/node'

/** One import, re-export, `import()` or `import('…')` type, with its line (from 1). */
export type Reference = {
  line: number
  from: string
  /** Nothing of it is left once types are stripped. */
  typeOnly: boolean
  /** Imported names as the other module calls them; empty for a whole module. */
  names: readonly string[]
}

/** A place (line from 1) where source code reaches out of itself, and for what. */
export type Reach = { line: number; what: string }

type Node = { type: string; start: number } & Readonly<Record<string, unknown>>
type Visit = (node: Node, parent: Node | undefined, key: string) => void

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value

const walk = (node: Node, visit: Visit, parent?: Node, key = ''): void => {
  visit(node, parent, key)
  for (const [childKey, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit, node, childKey)
    }
  }
}

const visitSource = (source: string, visit: Visit) =>
  walk(parseAst(source, { lang: 'ts' }) as unknown as Node, visit)

const lineAt = (source: string, offset: number) => source.slice(0, offset).split('\n').length

const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : [])

const nameOf = (node: unknown) =>
  isNode(node) && node.type === 'Identifier' ? String(node.name) : undefined

const isTypeOnly = (node: Node): boolean => {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') {
    return true
  }
  const specifiers = nodes(node.specifiers)
  return (
    specifiers.length > 0 &&
    specifiers.every(({ importKind, exportKind }) => (importKind ?? exportKind) === 'type')
  )
}

const importing = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

/** Every module that TypeScript source refers to, whether or not the reference survives to run time. */
export const referencesOf = (source: string): Reference[] => {
  const found: Reference[] = []
  visitSource(source, (node) => {
    if (!importing.has(node.type) || !isNode(node.source)) return
    const names = nodes(node.specifiers).flatMap(({ imported }) => nameOf(imported) ?? [])
    const from = String(node.source.value)
    found.push({ line: lineAt(source, node.start), from, typeOnly: isTypeOnly(node), names })
  })
  return found
}

/** A name that stands for a member or a key is not a reference to the global of that name. */
const isMerelyNamed = (parent: Node | undefined, key: string) =>
  (key === 'property' || key === 'key') && parent?.computed !== true

const globals = new Set(['process', 'performance', 'globalThis', 'fetch', 'WebSocket'])

const members: Readonly<Record<string, RegExp>> = {
  Date: /^now$/,
  Math: /^random$/,
  crypto: /^(random|getRandomValues)/,
}

const globalOf = (node: Node, parent: Node | undefined, key: string): string | undefined => {
  const name = nameOf(node) ?? ''
  return globals.has(name) && !isMerelyNamed(parent, key) ? name : undefined
}

const memberOf = (node: Node): string | undefined => {
  const object = nameOf(node.object) ?? ''
  const property = nameOf(node.property) ?? ''
  return members[object]?.test(property) ? `${object}.${property}` : undefined
}

/** `Date()` and a date made of nothing are the present moment. */
const presentOf = (node: Node): string | undefined => {
  const callee = nameOf(node.callee) ?? ''
  if (node.type === 'CallExpression') return callee === 'Date' ? 'Date()' : undefined
  const isDate = /^(TZ|UTC)?Date(Mini)?$/.test(callee)
  return isDate && nodes(node.arguments).length === 0 ? `new ${callee}()` : undefined
}

/** Where source reads the process, the clock or chance, or calls out, by a global name. */
export const reachesOf = (source: string): Reach[] => {
  const found: Reach[] = []
  visitSource(source, (node, parent, key) => {
    const what = globalOf(node, parent, key) ?? memberOf(node) ?? presentOf(node)
    if (what !== undefined) found.push({ line: lineAt(source, node.start), what })
  })
  return found
}
