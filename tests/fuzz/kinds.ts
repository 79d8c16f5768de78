import { answerKinds } from './answers.ts'
import { fileKinds } from './files.ts'
import { journalKinds } from './journals.ts'
import type { Kind } from './kind.ts'
import { scriptKinds } from './scripts.ts'
import { sealedKinds } from './sealed.ts'
import { typedKinds } from './typed.ts'

/** Everything that comes in from outside. */
export const kinds: readonly Kind[] = [
  ...typedKinds,
  ...journalKinds,
  ...answerKinds,
  ...scriptKinds,
  ...fileKinds,
  ...sealedKinds,
]
