import { Problem } from '../../errors.ts'

/** The keyring of this machine, which opens with its user's login. Calls throw a Problem where there is none. */
export interface SystemKeyring {
  get(account: string): Promise<string | undefined>
  set(account: string, secret: string): Promise<void>
  remove(account: string): Promise<void>
}

const service = 'capacity'

// On Linux the library would fall back on memory of the kernel, which forgets and which anybody's program reads.
const options = { linux: { store: 'secret-service' } } as const

/** Secret Service on Linux, Keychain on macOS, Credential Manager on Windows; the library is optional, and loaded when it is asked. */
export const systemKeyring: SystemKeyring = {
  get: (account) => asked(account, async (entry) => (await entry.getPassword()) ?? undefined),
  set: (account, secret) => asked(account, (entry) => entry.setPassword(secret)),
  remove: (account) => asked(account, async (entry) => void (await entry.deletePassword())),
}

type Entry = InstanceType<typeof import('@napi-rs/keyring')['AsyncEntry']>

const asked = async <Result>(
  account: string,
  work: (entry: Entry) => Promise<Result>,
): Promise<Result> => {
  const { AsyncEntry } = await library()
  try {
    return await work(new AsyncEntry(service, account, options))
  } catch (cause) {
    throw notUsable('None is running here, or it stayed shut.', cause)
  }
}

const library = async () => {
  try {
    return await import('@napi-rs/keyring')
  } catch (cause) {
    throw notUsable('What reaches it is not installed, or is not made for this system.', cause)
  }
}

const notUsable = (why: string, cause: unknown): Problem =>
  new Problem('The keyring of this machine cannot be used.', {
    why,
    next: 'The passphrase opens the journal, as ever.',
    cause,
  })
