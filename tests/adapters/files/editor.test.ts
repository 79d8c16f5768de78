import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openEditor } from '../../../src/adapters/files/editor.ts'
import { shred } from '../../../src/adapters/sqlite/disk/blanking.ts'
import { isProblem, Problem } from '../../../src/errors.ts'
import { newFolder } from '../sqlite/journal-folder.ts'

/** A machine whose editor is a shell script that is given the file. */
const editing = (script: string) => {
  const folder = newFolder()
  const editor = join(folder, 'editor')
  writeFileSync(editor, `#!/bin/sh\n${script}\n`)
  chmodSync(editor, 0o700)
  const runtime = newFolder()
  const env = { EDITOR: `${editor} --wait`, XDG_RUNTIME_DIR: runtime, PATH: process.env.PATH }
  const open = <T>(text: string, take: (saved: string) => T): Promise<T> =>
    openEditor(text, { ...process, env }, take, { say: () => {}, shred })
  return { open, folder, runtime, left: () => readdirSync(runtime) }
}

const same = (saved: string) => saved
const refuse = (): never => {
  throw new Problem('This does not fit.', { why: 'For a reason.', next: 'Do it again.' })
}

/** The Problem it ends with, and the file it names. */
const failure = async (opening: Promise<unknown>) => {
  const problem = await opening.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!isProblem(problem)) throw new Error(`Expected a Problem, got ${problem}`)
  const [file = ''] = /\/.*entry\.txt$/.exec(problem.next) ?? []
  return { problem, file }
}

test('what was saved comes back byte for byte, without the newline editors add', async () => {
  const { open, left } = editing('printf "and more 🙋 \\r\\n\\n  x \\n" >> "$2"')
  expect(await open('words', same)).toBe('wordsand more 🙋 \r\n\n  x ')
  expect(left()).toEqual([])
})

test.runIf(process.platform === 'linux')(
  'it is written over before it is removed, and so is the copy an editor made',
  async () => {
    const { open, runtime } = editing('cp "$2" "$2~"')
    const files: number[] = []
    onTestFinished(() => files.forEach(closeSync))
    await open('words', () => {
      for (const one of readdirSync(runtime, { recursive: true, withFileTypes: true }))
        if (one.isFile()) files.push(openSync(join(one.parentPath, one.name), 'r'))
    })
    expect(files.map((file) => readFileSync(`/proc/self/fd/${file}`))).toEqual([
      Buffer.alloc(5),
      Buffer.alloc(5),
    ])
  },
)

test('the file lies where only its owner comes, and the editor is given its own flags', async () => {
  const { open, folder } = editing(
    'ls -ld "$(dirname "$2")" "$2" > "$(dirname "$0")/seen"; echo "$1" >> "$(dirname "$0")/seen"',
  )
  await open('words', same)
  const [first = '', second = '', flag] = readFileSync(join(folder, 'seen'), 'utf8').split('\n')
  expect([first, second].map((line) => line.slice(0, 10)).sort()).toEqual([
    '-rw-------',
    'drwx------',
  ])
  expect(flag).toBe('--wait')
})

describe('what was saved and cannot be taken is kept and named', () => {
  test('when it does not fit', async () => {
    const { problem, file } = await failure(editing('echo changed > "$2"').open('words', refuse))
    expect(problem.message).toBe('This does not fit.')
    expect(problem.why).toBe('For a reason.')
    expect(readFileSync(file, 'utf8')).toBe('changed\n')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700)
  })

  test('when something else goes wrong', async () => {
    const take = () => {
      throw new RangeError('no way')
    }
    const { problem, file } = await failure(editing('echo changed > "$2"').open('words', take))
    expect(problem.message).toBe('no way')
    expect(existsSync(file)).toBe(true)
  })

  test('when the editor fails after saving', async () => {
    const { problem, file } = await failure(
      editing('echo changed > "$2"; exit 3').open('words', same),
    )
    expect(problem.message).toMatch(/Your editor .* ended with 3\./)
    expect(existsSync(file)).toBe(true)
  })

  test('when it is no UTF-8', async () => {
    const { problem, file } = await failure(editing('printf "\\377" > "$2"').open('words', same))
    expect(problem.message).toBe('What you saved is not UTF-8 text.')
    expect(readFileSync(file)).toEqual(Buffer.from([0xff]))
  })
})

describe('nothing is left behind', () => {
  test.each([
    ['the editor fails without saving', 'exit 3', same, /ended with 3/],
    ['the editor is killed', 'kill -9 $$', same, /ended with SIGKILL/],
    ['the file is taken away', 'rm "$2"', same, /Nothing was saved/],
    ['what does not fit was there before', ':', refuse, /does not fit/],
  ])('when %s', async (_, script, take, message) => {
    const { open, left } = editing(script)
    const { problem } = await failure(open('words', take))
    expect(problem.message).toMatch(message)
    expect(left()).toEqual([])
  })

  test('when there is no such editor', async () => {
    const env = { VISUAL: '/no/such/editor', XDG_RUNTIME_DIR: newFolder() }
    const open = openEditor('words', { ...process, env }, same, { say: () => {}, shred })
    const { problem } = await failure(open)
    expect(problem.message).toContain('/no/such/editor')
    expect(readdirSync(env.XDG_RUNTIME_DIR)).toEqual([])
  })
})

test('where the folder of the session is gone, the text lies in another one', async () => {
  const { open, runtime, left } = editing('printf " and more" >> "$2"')
  rmSync(runtime, { recursive: true })
  expect(await open('words', same)).toBe('words and more')
  expect(existsSync(runtime)).toBe(false)
  mkdirSync(runtime)
  expect(left()).toEqual([])
})
