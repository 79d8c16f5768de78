import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, expect } from 'vitest'
import type { Store } from '../../../src/journal/store.ts'

/** A call that the writer has seen return. */
export interface Acknowledged {
  readonly call: 'opening' | 'opened' | 'begin' | 'typing' | 'keep' | 'finish'
  readonly entry: string
  readonly step: string
  readonly words: string
}

const writer = fileURLToPath(new URL('./writer.ts', import.meta.url))

/** Writers keep their compiled code here: to compile it anew takes longer than most of them live. */
const compiled = mkdtempSync(join(tmpdir(), 'capacity-writers-'))
afterAll(() => rmSync(compiled, { recursive: true, force: true }))

/** Runs a writer to its end, or until `onLine` kills it; resolves to everything it acknowledged. */
export const acknowledgedBy = async (
  args: readonly string[],
  onLine: (count: number, kill: () => void) => void = () => {},
): Promise<Acknowledged[]> => {
  const child = spawn(process.execPath, [writer, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  const acknowledged: Acknowledged[] = []
  let complaint = ''
  child.stderr.on('data', (data) => {
    complaint += data
  })
  createInterface(child.stdout).on('line', (line) => {
    // The last line may have been cut by the kill, and then was not heard.
    if (!line.endsWith('}')) return
    acknowledged.push(JSON.parse(line))
    onLine(acknowledged.length, () => child.kill('SIGKILL'))
  })
  await once(child, 'close')
  expect(complaint).toBe('')
  return acknowledged
}

/** Fails unless everything that was acknowledged is in the journal. */
export const expectAllThere = (store: Store, acknowledged: readonly Acknowledged[]): void => {
  const { entries } = store
  const promises = new Set(store.followUps.list(['open']).map(({ about }) => about))
  for (const { call, entry: id, step, words } of acknowledged) {
    if (call === 'opening' || call === 'opened') continue
    const entry = entries.get(id)
    const kept = entry?.answers.find((one) => one.step === step)?.value
    if (call === 'begin') expect(entry?.id).toBe(id)
    if (call === 'keep') expect(kept).toEqual({ kind: 'text', text: words })
    if (call === 'typing') expect([entries.typed(id, step, ''), textOf(kept)]).toContain(words)
    if (call === 'finish') expect([entry?.state, promises.has(words)]).toEqual(['finished', true])
  }
}

const textOf = (value: object | undefined): unknown => value && 'text' in value && value.text
