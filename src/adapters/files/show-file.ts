import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens a file in the program this machine shows it with, and does not wait for it; false when there is none. */
export const showFile = (path: string, platform: NodeJS.Platform): Promise<boolean> => {
  const [command = '', ...before] = openers[platform] ?? ['xdg-open']
  // A name that begins with a dash is no flag once its folder stands before it.
  const child = spawn(command, [...before, resolve(path)], { stdio: 'ignore', detached: true })
  child.unref()
  return new Promise((done) => {
    child.on('error', () => done(false)).on('spawn', () => done(true))
  })
}
