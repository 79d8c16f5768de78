import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawn as inTerminal } from '@lydell/node-pty'
import { openStore } from '../src/adapters/sqlite/store/store.ts'
import { asDay } from '../src/time/day.ts'

/** Rounds of each measurement; they take turns, so that a busy moment of the machine meets them all. */
const rounds = Number(process.argv[2] ?? 20)
/** Answers kept one by one, each on disk before the next. */
const answers = 200

const home = mkdtempSync(join(tmpdir(), 'capacity-bench-'))
const env = {
  HOME: home,
  CAPACITY_HOME: join(home, 'capacity'),
  PATH: process.env.PATH ?? '',
  LANG: 'C.UTF-8',
  TZ: 'Europe/Berlin',
  TERM: 'xterm-256color',
}
const capacity = resolve('bin/capacity.js')

type Once = () => Promise<void>

/** From the start in a terminal until a text is painted there. */
const painted =
  (args: readonly string[], text: string): Once =>
  () => {
    const { promise, resolve: seen, reject } = Promise.withResolvers<void>()
    const terminal = inTerminal(process.execPath, [capacity, ...args], { env, cols: 80, rows: 24 })
    let output = ''
    terminal.onData((data) => {
      output += data
      if (output.includes(text)) seen()
    })
    terminal.onExit(() => reject(new Error(`“${text}” was never seen:\n${output}`)))
    return promise.finally(() => terminal.kill('SIGKILL'))
  }

/** From the start, without a terminal, until the program is over. */
const over =
  (...args: readonly string[]): Once =>
  () => {
    const { promise, resolve: done, reject } = Promise.withResolvers<void>()
    const child = spawn(process.execPath, args, { env, stdio: 'ignore' })
    child.on('error', reject).on('exit', () => done())
    return promise
  }

const starts: Readonly<Record<string, Once>> = {
  'node -e 0': over('-e', '0'),
  'breathe, to its first question': painted(['breathe'], 'How strong'),
  'breathe --now, to its first breath': painted(['breathe', '--now'], 'any key ends'),
  'journal, to its first question': painted(['journal'], 'How pleasant'),
  'journal "one line"': over(capacity, 'journal', 'one line'),
  support: over(capacity, 'support'),
  'log, of twenty lines': over(capacity, 'log'),
  '--help': over(capacity, '--help'),
}

const beginning = {
  instant: '2026-11-23T20:30:00.000Z',
  offset: 60,
  zone: 'Europe/Berlin',
  day: asDay('2026-11-23'),
  written: '2026-11-23T20:30:00.000Z',
  flow: 'journal',
  flowVersion: '000000000000',
  person: null,
}

const keptByStore = (): void => {
  const path = join(home, `${randomBytes(4).toString('hex')}.db`)
  const world = { device: 'bench', now: () => new Date(), random: randomBytes }
  const { entries, close } = openStore({ path, mode: 'write', ...world })
  const entry = entries.begin(beginning)
  for (let step = 0; step < answers; step += 1) {
    const value = { kind: 'text', text: 'One moment that stayed.' } as const
    entries.keep(entry, { step: `step-${step}`, item: '', value, tracks: '' })
  }
  close()
}

/** The same number of rows, as durable, through SQLite's own program. */
const keptBySqlite = (): void => {
  const path = join(home, `${randomBytes(4).toString('hex')}.db`)
  const rows = Array.from(
    { length: answers },
    (_, step) => `INSERT INTO a VALUES(${step},'One moment that stayed.');`,
  )
  const input = [
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE a(step, text) STRICT;',
    ...rows,
  ]
  const { error } = spawnSync('sqlite3', [path], { input: input.join('\n') })
  if (error) throw new Error('The sqlite3 program is needed to compare with.', { cause: error })
}

const keeps: Readonly<Record<string, Once>> = {
  [`sqlite3, ${answers} rows`]: async () => keptBySqlite(),
  [`the store, ${answers} answers`]: async () => keptByStore(),
}

/** Median and least time of each, in ms. */
const measure = async (all: Readonly<Record<string, Once>>) => {
  const times = new Map(Object.keys(all).map((name) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, once] of Object.entries(all)) {
      const start = performance.now()
      await once()
      times.get(name)?.push(performance.now() - start)
    }
  }
  return [...times].map(([name, taken]) => {
    const sorted = taken.toSorted((a, b) => a - b)
    return { name, median: sorted[sorted.length >> 1] ?? 0, least: sorted[0] ?? 0 }
  })
}

/** A table in which the first line is what the others are compared with. */
const table = (measured: Awaited<ReturnType<typeof measure>>): string => {
  const [first] = measured
  const lines = measured.map(({ name, median, least }) =>
    [
      name.padEnd(36),
      median.toFixed(1).padStart(8),
      least.toFixed(1).padStart(8),
      `${(median / (first?.median ?? 1)).toFixed(2)}×`.padStart(8),
      `${(least / (first?.least ?? 1)).toFixed(2)}×`.padStart(8),
    ].join(''),
  )
  const head = `${''.padEnd(36)}  median   least   ratio   of least`
  return [head, ...lines].join('\n')
}

try {
  await starts['journal "one line"']?.()
  console.log(`ms, ${rounds} rounds\n${table(await measure(starts))}\n`)
  console.log(table(await measure(keeps)))
} finally {
  rmSync(home, { recursive: true, force: true })
}
process.exit()
