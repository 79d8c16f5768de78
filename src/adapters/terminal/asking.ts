import { exitCode, isLeft, Left, WentBack } from '../../errors.ts'
import { type KeySource, openKeyboard } from './keyboard.ts'
import type { Look } from './prompts/frame.ts'
import type { Outcome } from './prompts/outcome.ts'

/** Where questions are asked, and the signal that ends the asking with `Left` as its reason. */
export interface Place {
  readonly input: KeySource
  readonly output: Look['output']
  readonly signal: AbortSignal
}

type Prompt<Config, Answer> = (
  config: Config,
  context: {
    input: NodeJS.ReadableStream
    output: NodeJS.WritableStream
    signal: AbortSignal
    clearPromptOnDone: boolean
  },
) => Promise<Outcome<Answer>>

/** How a question ends when the person stays. */
export type Stayed<Answer> = Exclude<Outcome<Answer>, { how: 'left' | 'back' }>

/**
 * Runs one prompt and takes it off the screen again. Rejects with `Left`, carrying what `unfinished`
 * gives, on Ctrl-C, Ctrl-D, the end of the input, and when the place's signal aborts; with `WentBack`,
 * carrying the same, when the person goes to the question before.
 */
export async function run<Config, Answer>(
  prompt: Prompt<Config, Answer>,
  config: Config,
  { input, output, signal }: Place,
  unfinished: () => string = () => '',
): Promise<Stayed<Answer>> {
  const keyboard = await openKeyboard(input, output)
  try {
    const outcome = await prompt(config, {
      input: keyboard.keys,
      output,
      signal: AbortSignal.any([signal, keyboard.ended]),
      clearPromptOnDone: true,
    })
    if (outcome.how === 'left') throw new Left(exitCode.interrupted, unfinished() || undefined)
    if (outcome.how === 'back') throw new WentBack(unfinished() || undefined)
    return outcome
  } catch (error) {
    throw leaving(error, unfinished)
  } finally {
    keyboard.close()
  }
}

function leaving(error: unknown, unfinished: () => string): unknown {
  if (!(error instanceof Error)) return error
  // By name: a bundle may hold Inquirer's errors twice.
  if (error.name === 'ExitPromptError')
    return new Left(exitCode.interrupted, unfinished() || undefined)
  if (error.name !== 'AbortPromptError') return error
  const code = isLeft(error.cause) ? error.cause.code : exitCode.interrupted
  return new Left(code, unfinished() || undefined)
}
