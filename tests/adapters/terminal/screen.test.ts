import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Key } from '../../../src/adapters/terminal/keys.ts'
import { lineScreen, processScreen } from '../../../src/adapters/terminal/screen.ts'

/** A process with a terminal: what is pressed goes in, what is written and the modes come out. */
function fakeProcess() {
  const modes: boolean[] = []
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => modes.push(raw),
  })
  const written: string[] = []
  const stderr = Object.assign(new EventEmitter(), {
    columns: 80,
    rows: 24,
    write: (text: string) => written.push(text),
  })
  const process = Object.assign(new EventEmitter(), { stdin, stderr })
  return { process: process as unknown as NodeJS.Process, stdin, stderr, modes, written }
}

const names = (keys: Key[]) => keys.map(({ name, ctrl }) => (ctrl ? `ctrl-${name}` : name))

describe('keys one at a time', () => {
  test('are decoded, with Escape alone known soon', async () => {
    const { process, stdin } = fakeProcess()
    const keys: Key[] = []
    const screen = processScreen(process)
    const escaped = Promise.withResolvers<void>()
    screen.onKey((key) => {
      keys.push(key)
      if (key.name === 'escape') escaped.resolve()
    })
    stdin.write(' q\r\x1b[A\x03\x04é\x1b')
    const sooner = escaped.promise.then(() => 'escape')
    expect(await Promise.race([sooner, setTimeout(400, 'a long wait')])).toBe('escape')
    expect(names(keys)).toEqual(['space', 'q', 'return', 'up', 'ctrl-c', 'ctrl-d', 'é', 'escape'])
  })

  test('raw mode lasts from the first listener to the last', () => {
    const { process, stdin, modes } = fakeProcess()
    const screen = processScreen(process)
    const first = screen.onKey(() => {})
    const second = screen.onKey(() => {})
    first()
    expect(modes).toEqual([true])
    second()
    second()
    expect(modes).toEqual([true, false])
    expect(stdin.isPaused()).toBe(true)
    screen.onKey(() => {})()
    expect(modes).toEqual([true, false, true, false])
  })

  test('an ended or broken input is a way out', async () => {
    for (const broken of [false, true]) {
      const { process, stdin } = fakeProcess()
      const keys: Key[] = []
      processScreen(process).onKey((key) => keys.push(key))
      if (broken) stdin.destroy(new Error('EIO'))
      else stdin.end()
      await setImmediate()
      expect(names(keys)).toEqual(['hang-up'])
    }
  })

  test('restore tells whoever listens to leave, and gives the terminal back', () => {
    const { process, modes, written } = fakeProcess()
    const screen = processScreen(process)
    screen.restore()
    expect(written).toEqual([])

    const keys: Key[] = []
    screen.onKey((key) => keys.push(key))
    const off = screen.onKey(() => off())
    screen.restore()
    expect(names(keys)).toEqual(['ctrl-c'])
    expect(modes).toEqual([true, false])
    expect(written).toEqual(['\x1b[?25h'])
    screen.restore()
    expect(modes).toEqual([true, false])
  })
})

describe('keys by the line', () => {
  test('come as whole lines, without raw mode', async () => {
    const { process, stdin, modes } = fakeProcess()
    const keys: Key[] = []
    const off = lineScreen(process).onKey((key) => keys.push(key))
    stdin.write('\n')
    await setImmediate()
    stdin.write(' Q \n')
    await setImmediate()
    off()
    expect(names(keys)).toEqual(['return', 'q'])
    expect(modes).toEqual([])
  })

  test('an interrupt is Ctrl-C while somebody listens', () => {
    const { process, written } = fakeProcess()
    const screen = lineScreen(process)
    const keys: Key[] = []
    screen.onKey((key) => keys.push(key))
    process.emit('SIGINT')
    expect(names(keys)).toEqual(['ctrl-c'])
    screen.restore()
    expect(process.listenerCount('SIGINT')).toBe(0)
    expect(written).toEqual([])
  })
})

test('the surface is what the terminal says, or 80 × 24', () => {
  const { process, stderr, written } = fakeProcess()
  const screen = processScreen(process)
  let resized = 0
  const off = screen.onResize(() => resized++)
  stderr.columns = 40
  stderr.emit('resize')
  off()
  stderr.emit('resize')
  expect(resized).toBe(1)
  expect([screen.columns(), screen.rows()]).toEqual([40, 24])
  stderr.columns = 0
  expect(screen.columns()).toBe(80)
  screen.write('words')
  expect(written).toEqual(['words'])
})
