import { spawn } from 'node:child_process'

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens a file in the program this machine shows it with, and does not wait for it. */
export const showFile = (path: string, platform: NodeJS.Platform): void => {
  const [command = '', ...before] = openers[platform] ?? ['xdg-open']
  const child = spawn(command, [...before, path], { stdio: 'ignore', detached: true })
  // Without such a program the file is still there, and its path has been said.
  child.on('error', () => {})
  child.unref()
}
