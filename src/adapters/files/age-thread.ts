import { buffer } from 'node:stream/consumers'
import { type MessagePort, workerData } from 'node:worker_threads'
import { Decrypter, Encrypter } from 'age-encryption'

/** What the thread of `age.ts` is asked: to seal a text to a recipient, or to open a file with any of these identities. */
export type Wanted =
  | { readonly text: string; readonly recipient: string }
  | { readonly file: Uint8Array; readonly identities: readonly string[] }

/** What it answers: the file, the text, or why not. */
export type Answered = { readonly done: Uint8Array } | { readonly refused: string }

/** How the two threads reach each other; `answers` counts the answers given. */
export interface Meeting {
  readonly port: MessagePort
  readonly answers: Int32Array<SharedArrayBuffer>
}

const work = async (wanted: Wanted): Promise<Uint8Array> => {
  if ('text' in wanted) {
    const encrypter = new Encrypter()
    encrypter.addRecipient(wanted.recipient)
    return through(Buffer.from(wanted.text), (source) => encrypter.encrypt(source))
  }
  const decrypter = new Decrypter()
  for (const identity of wanted.identities) decrypter.addIdentity(identity)
  return through(wanted.file, (source) => decrypter.decrypt(source))
}

type Stream = ReadableStream<Uint8Array>

// Given bytes instead of a stream, the library would load what Node fetches from the network with: 50 ms.
const through = async (bytes: Uint8Array, turn: (source: Stream) => Promise<Stream>) => {
  const source = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(bytes)
      controller.close()
    },
  })
  return buffer(await turn(source))
}

const answer = async (wanted: Wanted): Promise<Answered> => {
  try {
    return { done: await work(wanted) }
  } catch (error) {
    return { refused: String(error) }
  }
}

const { port, answers } = workerData as Meeting
port.on('message', async (wanted: Wanted) => {
  port.postMessage(await answer(wanted))
  Atomics.add(answers, 0, 1)
  Atomics.notify(answers, 0)
})
