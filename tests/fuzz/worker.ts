// Gives generated inputs to one kind after the other, and tells what came of them.
import assert from 'node:assert/strict'
import { parentPort, workerData } from 'node:worker_threads'
import fc from 'fast-check'
import { isProblem } from '../../src/errors.ts'
import { expectSentences, type Kind, type Subject } from './kind.ts'
import { kinds } from './kinds.ts'

/** What the worker is started with; it counts up `beat` with every input, so that one that hangs can be told. */
export interface Order {
  readonly inputs: number
  readonly seed: number
  readonly beat: Int32Array
}

/** What came of one kind; `failure` is its first input that was neither taken nor refused, as small as it gets. */
export interface Told {
  readonly name: string
  readonly inputs: number
  readonly accepted: number
  readonly refused: number
  /** Milliseconds: the longest that one input took, and what all of them took of a core. */
  readonly slowest: number
  readonly time: number
  readonly failure?: string
}

const { inputs: total, seed, beat } = workerData as Order

const outcomeOf = async (subject: Subject<unknown>, input: unknown) => {
  try {
    await subject.give(input)
    return 'accepted'
  } catch (error) {
    if (!isProblem(error)) throw error
    expectSentences(error)
    return 'refused'
  }
}

/** The input as small as it gets, with its seed, and where it failed. */
const reportOf = (run: fc.RunDetails<[unknown]>): string => {
  const { errorInstance } = run
  const [where] = errorInstance instanceof Error ? [errorInstance.stack] : []
  return [fc.defaultReportMessage(run), where ?? String(errorInstance)].join('\n')
}

const told = async ({ name, share, begin }: Kind): Promise<Told> => {
  const subject = begin()
  const { stored = () => '' } = subject
  const counts = { accepted: 0, refused: 0 }
  let slowest = 0
  let before = stored()
  const started = process.cpuUsage()
  const property = fc.asyncProperty(subject.inputs, async (input) => {
    Atomics.add(beat, 0, 1)
    const from = performance.now()
    const outcome = await outcomeOf(subject, input)
    slowest = Math.max(slowest, performance.now() - from)
    if (outcome === 'refused') assert.equal(stored(), before, 'something was written')
    else before = stored()
    counts[outcome] += 1
  })
  const inputs = Math.ceil((total * share) / 1000)
  const run = await fc.check(property, { seed, numRuns: inputs })
  subject.end?.()
  const failure = run.failed && { failure: reportOf(run) }
  const { user, system } = process.cpuUsage(started)
  return { name, inputs, ...counts, slowest, time: (user + system) / 1000, ...failure }
}

for (const kind of kinds) parentPort?.postMessage(await told(kind))
