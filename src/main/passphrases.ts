import { readPassphraseFile } from '../adapters/files/passphrase-file.ts'
import type { Flags } from '../commands/command.ts'
import type { Passphrases } from '../commands/house.ts'
import { exitCode, Problem } from '../errors.ts'
import type { Leaving } from './leaving.ts'

const variables = {
  present: 'CAPACITY_PASSPHRASE_FILE',
  new: 'CAPACITY_NEW_PASSPHRASE_FILE',
} as const

/** Passphrases from the files the environment names, or typed unseen at the terminal. */
export const passphrasesOf = (
  process: NodeJS.Process,
  flags: Flags,
  leaving: Leaving,
): Passphrases => ({
  given: (which) => {
    const path = process.env[variables[which]]
    return path ? readPassphraseFile(path, process.platform) : undefined
  },
  unseen: async (conversation) => {
    // Taken when it is asked for: what leads to a keyboard takes Node a millisecond to make.
    const { env, stdin, stderr } = process
    if (flags.noInput || env.CAPACITY_NO_INPUT || !stdin.isTTY || !stderr.isTTY) throw unasked()
    const { unseen } = await import('../adapters/terminal/passphrase.ts')
    stderr.write('Nothing shows while you type.\n')
    return unseen({ input: stdin, output: stderr, signal: leaving.signal }, conversation)
  },
})

const unasked = (): Problem =>
  new Problem('The journal is locked, and there is nobody here to ask for its passphrase.', {
    next: `Name a file that holds it: ${variables.present}=FILE capacity …`,
    code: exitCode.usage,
  })
