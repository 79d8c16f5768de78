import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { capacity } from '../support/home.ts'
import type { Home } from '../support/practice.ts'

/** Making a socket and using one; what only asks what the standard streams are (Node does) is no such thing. */
const using = 'socket,socketpair,connect,bind,listen,accept,accept4,sendto,sendmsg,sendmmsg'
const receiving = 'recvfrom,recvmsg,recvmmsg'

/** What stands before `capacity …` to note everything the program and its children do with sockets. */
export const traced = (home: Home) => {
  const file = join(home.folder, 'trace')
  const only = `trace=${using},${receiving}`
  const program = ['strace', '-f', '-qq', '-e', only, '-o', file, ...capacity]
  /** The calls since this was last asked for. */
  const calls = (): string => {
    const text = readFileSync(file, 'utf8')
    rmSync(file)
    return text
  }
  return { program, calls }
}
