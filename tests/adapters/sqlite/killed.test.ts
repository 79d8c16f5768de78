import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../../src/adapters/sqlite/store/store.ts'
import { exitCode, isProblem } from '../../../src/errors.ts'
import { type Acknowledged, acknowledgedBy, expectAllThere } from './acknowledged.ts'
import { chanceOf, newFolder, openingOf } from './journal-folder.ts'

const runs = Number(process.env.CAPACITY_CRASH_RUNS ?? 200)
const lanes = 2
const runsPerJournal = 10

/** Kills a writer some milliseconds after so many lines, both by chance; resolves to what it acknowledged. */
const killedAtRandom = (path: string, name: string, chance: (bytes: number) => Uint8Array) => {
  const [lines = 0, milliseconds = 0] = chance(2)
  const last = 1 + (lines % 40)
  return acknowledgedBy([path, name], (count, kill) => {
    if (count === last) setTimeout(kill, milliseconds % 4)
  })
}

/** Opens what the killed writer left; there may be no journal yet if none was acknowledged. */
const expectKept = (path: string, acknowledged: readonly Acknowledged[]): void => {
  const opened = acknowledged.some(({ call }) => call === 'opened')
  try {
    const store = openStore(openingOf(path, { mode: 'read', patience: 5000 }))
    expectAllThere(store, acknowledged)
    store.close()
  } catch (error) {
    const notMadeYet = isProblem(error) && error.code === exitCode.noJournal && !opened
    if (!notMadeYet) throw error
  }
}

const lane = async (number: number): Promise<number> => {
  const chance = chanceOf(`lane ${number}`)
  let calls = 0
  let folder = newFolder()
  for (let run = 0; run < runs / lanes; run++) {
    if (run % runsPerJournal === 0) folder = newFolder()
    const path = join(folder, 'journal.db')
    const acknowledged = await killedAtRandom(path, `run-${run}`, chance)
    expectKept(path, acknowledged)
    calls += acknowledged.length
  }
  return calls
}

test(
  `killed ${runs} times at any moment, everything acknowledged is on disk`,
  async () => {
    const calls = await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)))
    expect(calls.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(runs)
  },
  60_000 + runs * 2000,
)
