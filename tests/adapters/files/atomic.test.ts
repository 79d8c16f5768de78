import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeOut } from '../../../src/adapters/files/atomic.ts'
import { newFolder, problemOf } from '../sqlite/journal-folder.ts'

const name = 'capacity-all.json'

/** A folder with a journal in it, and a way to write something out. */
const machine = () => {
  const folder = newFolder()
  const at = (path: string) => join(folder, path)
  writeFileSync(at('journal.db'), 'a journal')
  const write = (place: string, text = 'words') => writeOut(at(place), name, text, at('journal.db'))
  return { folder, at, write }
}

describe('writing out', () => {
  test('to a file, whole and for its owner alone', () => {
    const { at, write } = machine()
    const long = '🙋 words\n'.repeat(600_000)
    expect(write('out.json', long)).toBe(at('out.json'))
    expect(readFileSync(at('out.json'), 'utf8')).toBe(long)
    expect(statSync(at('out.json')).mode & 0o777).toBe(0o600)
  })

  test('into a folder, under the name given', () => {
    const { at, write } = machine()
    mkdirSync(at('out'))
    expect(write('out')).toBe(at(`out/${name}`))
    expect(readdirSync(at('out'))).toEqual([name])
  })

  test('into a folder named with a slash, made for its owner alone', () => {
    const { at, write } = machine()
    expect(write('new/for/them/')).toBe(at(`new/for/them/${name}`))
    expect(statSync(at('new')).mode & 0o777).toBe(0o700)
    expect(statSync(at('new/for/them')).mode & 0o777).toBe(0o700)
  })

  test('over a file that is there, whose rights were wider', () => {
    const { at, write } = machine()
    writeFileSync(at('out.json'), 'older and longer', { mode: 0o644 })
    write('out.json')
    expect(readFileSync(at('out.json'), 'utf8')).toBe('words')
    expect(statSync(at('out.json')).mode & 0o777).toBe(0o600)
  })
})

describe('nothing is written, and nothing is left behind,', () => {
  test.each<[string, (at: (path: string) => string) => void, string, string]>([
    ['over the journal', () => {}, 'journal.db', 'your journal'],
    [
      'over the journal by another name',
      (at) => linkSync(at('journal.db'), at('x')),
      'x',
      'your journal',
    ],
    [
      'through a link',
      (at) => {
        writeFileSync(at('real'), '')
        symlinkSync(at('real'), at('x'))
      },
      'x',
      'a link to somewhere else',
    ],
    ['through a link to nowhere', (at) => symlinkSync(at('nowhere'), at('x')), 'x', 'a link'],
    [
      'through a link in a folder',
      (at) => {
        mkdirSync(at('x'))
        symlinkSync(at('journal.db'), at(`x/${name}`))
      },
      'x',
      'your journal',
    ],
    [
      'over a folder of that name',
      (at) => mkdirSync(at(`x/${name}`), { recursive: true }),
      'x',
      'not a file',
    ],
    ['below a file', () => {}, 'journal.db/x', 'journal.db is a file, not a folder.'],
    ['into a file named as a folder', () => {}, 'journal.db/', 'is a file, not a folder.'],
    ['into a folder to be made below a file', () => {}, 'journal.db/x/', 'could not be made'],
  ])('%s', (_, prepare, place, why) => {
    const { folder, at, write } = machine()
    prepare(at)
    const before = readdirSync(folder, { recursive: true })
    const problem = problemOf(() => write(place))
    expect(problem.why).toContain(why)
    expect(problem.next).toContain('Nothing was changed')
    expect(readdirSync(folder, { recursive: true })).toEqual(before)
    expect(readFileSync(at('journal.db'), 'utf8')).toBe('a journal')
  })

  test('into a folder that is not there, which is said', () => {
    const { folder, at, write } = machine()
    const { message, next } = problemOf(() => write('not/there.json'))
    expect(message).toBe(`The folder ${at('not')} is not there.`)
    expect(next).toContain('with / at its end')
    expect(readdirSync(folder)).toEqual(['journal.db'])
  })

  test('to a device', () => {
    expect(problemOf(() => writeOut('/dev/null', name, 'words', '/none')).why).toContain(
      'not a file',
    )
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})
