import { extname } from 'node:path'
import { Problem } from '../../errors.ts'
import type { Answered, Meeting, Wanted } from './age-thread.ts'

/** Seals and opens age files; each call has its answer when it returns, or throws a Problem when it takes too long. */
export interface Age {
  /** Throws when that cannot be done. */
  seal(text: string, recipient: string): Uint8Array
  /** The text of a file, or why there is none: it is for others than these identities, or damaged. */
  open(file: Uint8Array, identities: readonly string[]): Unsealed
}

export type Unsealed = { readonly text: string } | { readonly how: 'foreign' | 'damaged' }

/** How age's library says that a file is whole, as far as can be told, and for somebody else. */
const forOthers = /no identity matched/

/** Longer than the slowest machine takes, ms: rather than wait forever, say that it failed. */
const usual = { patience: 30_000 }

/**
 * age's library gives its answers later, but what somebody gave is to be on disk before the call that keeps
 * it returns. So a thread does the work while this one waits: 0.1 s for the first, then some milliseconds.
 */
export const ageOf = (waiting: { readonly patience: number } = usual): Age => {
  let ask: ReturnType<typeof newThread> | undefined
  const answered = (wanted: Wanted): Answered => {
    ask ??= newThread()
    const answer = ask(wanted, waiting.patience)
    if (answer) return answer
    // What it says after all is no answer to what is asked next.
    ask = undefined
    throw new Problem('What is sealed was given up.', {
      why: 'This machine took too long over it.',
    })
  }
  return {
    seal: (text, recipient) => {
      const answer = answered({ text, recipient })
      if ('done' in answer) return answer.done
      throw new Error(answer.refused)
    },
    open: (file, identities) => {
      const answer = answered({ file, identities })
      if ('done' in answer) return { text: Buffer.from(answer.done).toString('utf8') }
      return { how: forOthers.test(answer.refused) ? 'foreign' : 'damaged' }
    },
  }
}

/** Beside this file, in the sources and in the bundle alike. */
const threadFile = () => new URL(`./age-thread${extname(import.meta.filename)}`, import.meta.url)

const newThread = () => {
  // Loaded when something is sealed, and not with the program.
  const threads = process.getBuiltinModule('node:worker_threads')
  const { port1: mine, port2: port } = new threads.MessageChannel()
  const answers = new Int32Array(new SharedArrayBuffer(4))
  const meeting: Meeting = { port, answers }
  const options = { workerData: meeting, transferList: [port], execArgv: [] }
  const thread = new threads.Worker(threadFile(), options)
  thread.unref()
  mine.unref()
  return (wanted: Wanted, patience: number): Answered | undefined => {
    const before = Atomics.load(answers, 0)
    mine.postMessage(wanted)
    Atomics.wait(answers, 0, before, patience)
    return threads.receiveMessageOnPort(mine)?.message
  }
}
