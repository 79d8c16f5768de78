import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from './kinds.ts'
import type { Order, Told } from './worker.ts'

const inputs = Number(process.env.CAPACITY_FUZZ_RUNS ?? 10_000)
const seed = Number(process.env.CAPACITY_FUZZ_SEED ?? Date.now() % 2 ** 31)
/** Seconds that no input may take, on a machine that has much else to do. */
const patience = 60

const order: Order = { inputs, seed, beat: new Int32Array(new SharedArrayBuffer(4)) }
const heard = new Map(kinds.map(({ name }) => [name, Promise.withResolvers<Told>()]))
const results: Told[] = []
let worker: Worker
let watch: NodeJS.Timeout

/** What has not been told yet never will be. */
const giveUp = (why: unknown): void => {
  for (const { promise, reject } of heard.values()) {
    promise.catch(() => {})
    reject(why)
  }
}

/** Ends the worker when it goes on with one input for too long. */
const watching = (): void => {
  let last = -1
  let since = performance.now()
  watch = setInterval(() => {
    const now = Atomics.load(order.beat, 0)
    if (now !== last || now === 0) since = performance.now()
    else if (performance.now() - since > patience * 1000) {
      giveUp(new Error(`an input took longer than ${patience} s; the seed is ${seed}`))
      void worker.terminate()
    }
    last = now
  }, 500)
}

beforeAll(() => {
  worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: order })
  worker.on('message', (told: Told) => {
    results.push(told)
    heard.get(told.name)?.resolve(told)
  })
  worker.on('error', giveUp)
  watching()
})

afterAll(async () => {
  clearInterval(watch)
  await worker.terminate()
  const lines = results.map(
    ({ name, inputs: all, refused, accepted, slowest, time }) =>
      `${name}: ${all} inputs, ${refused} refused, ${accepted} accepted, slowest ${Math.round(slowest)} ms, ${Math.round(time / 1000)} s`,
  )
  const all = results.reduce((sum, one) => sum + one.inputs, 0)
  console.log([`seed ${seed}, ${all} inputs`, ...lines].join('\n'))
})

test('a thousand inputs are a thousand', () => {
  expect(kinds.reduce((sum, { share }) => sum + share, 0)).toBe(1000)
})

describe('whatever comes in is taken or refused in a sentence, in time, and writes nothing when refused', () => {
  test.each(kinds)(
    '$name',
    async ({ name, always }) => {
      const told = await heard.get(name)?.promise
      expect(told?.failure, `the seed is ${seed}`).toBeUndefined()
      expect(told?.accepted).toBeGreaterThan(0)
      if (always) expect(told?.refused).toBe(0)
      else expect(told?.refused).toBeGreaterThan(0)
    },
    7_200_000,
  )
})
