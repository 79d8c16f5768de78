import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { type Ending, Session } from './session.ts'

/** The command of the program as it ships, under the Node that runs the tests. */
export const capacity: readonly string[] = [process.execPath, resolve('bin/capacity.js')]

/** Variables to set on top of a home's own; `undefined` takes one away. */
export type Variables = Readonly<Record<string, string | undefined>>

/** `program` is what stands before the arguments; `input` is all of standard input. */
export type RunOptions = { program?: readonly string[]; env?: Variables; input?: string | Buffer }

/** Sizes are in character cells. */
export type OpenOptions = {
  program?: readonly string[]
  env?: Variables
  cols?: number
  rows?: number
}

/** All that a run without a terminal leaves. */
export type Outcome = Ending & { stdout: string; stderr: string }

/**
 * A shell that runs `command`, survives the Ctrl-C meant for it, and says how it found the
 * terminal afterwards: `left with 130`, then the lines of `stty -a`.
 */
export const thenLookAtTerminal = (command: readonly string[]): readonly string[] => [
  'sh',
  '-c',
  'trap : INT QUIT; "$@"; echo "left with $?"; stty -a',
  'sh',
  ...command,
]

const makeFolders = () => {
  const folder = mkdtempSync(join(tmpdir(), 'capacity-test-'))
  const temporary = join(folder, 'tmp')
  mkdirSync(temporary)
  return { folder, temporary, journal: join(folder, 'capacity') }
}

const cleanEnvironment = ({ folder, temporary, journal }: ReturnType<typeof makeFolders>) => ({
  HOME: folder,
  CAPACITY_HOME: journal,
  TMPDIR: temporary,
  PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
  LANG: 'C.UTF-8',
  TZ: 'Europe/Berlin',
  TERM: 'xterm-256color',
})

const merged = (...layers: Variables[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(Object.assign({}, ...layers)).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )

/**
 * A person's machine for one test: nothing of the real one's settings, and an empty folder that
 * takes everything the program writes. Gone after the test, or with `remove`, and every program
 * started in it.
 */
export const newHome = (variables: Variables = {}) => {
  const folders = makeFolders()
  const env = cleanEnvironment(folders)
  const sessions = new Set<Session>()
  const runs = new Set<ChildProcess>()
  const remove = async (): Promise<void> => {
    for (const child of runs) child.kill('SIGKILL')
    await Promise.all([...sessions].map((session) => session.close()))
    rmSync(folders.folder, { recursive: true, force: true })
  }
  onTestFinished(remove)

  /** Opens `capacity …args` in a terminal of its own. */
  const open = (args: readonly string[], options: OpenOptions = {}): Session => {
    const { program = capacity, cols = 80, rows = 24 } = options
    const session: Session = new Session({
      command: [...program, ...args],
      env: merged(env, variables, options.env ?? {}),
      folder: folders.folder,
      cols,
      rows,
      whenClosed: () => sessions.delete(session),
    })
    sessions.add(session)
    return session
  }

  /** Runs `capacity …args` where there is no terminal at all, to its end. */
  const run = async (args: readonly string[], options: RunOptions = {}): Promise<Outcome> => {
    const [program = '', ...before] = options.program ?? capacity
    const child = spawn(program, [...before, ...args], {
      env: merged(env, variables, options.env ?? {}),
      cwd: folders.folder,
      // A session of its own: not even /dev/tty leads back to the terminal of whoever tests.
      detached: true,
    })
    runs.add(child)
    const ending = Promise.withResolvers<Ending>()
    child.on('error', ending.reject)
    child.on('close', (code, signal) => {
      runs.delete(child)
      ending.resolve({ code, signal })
    })
    child.stdin.on('error', () => {}) // It may well end without reading.
    child.stdin.end(options.input)
    const [how, stdout, stderr] = await Promise.all([
      ending.promise,
      text(child.stdout),
      text(child.stderr),
    ])
    return { ...how, stdout, stderr }
  }

  return { ...folders, open, run, remove }
}
