import type { Flags } from './command.ts'
import { confirmed } from './confirming.ts'
import type { House } from './house.ts'

/** What is written where `--out` says: a file, or in a folder one of that name. */
export interface Outgoing {
  readonly place: string
  readonly name: string
  readonly text: string
}

/** The flag beside `--out`. */
export const replacing = ['--yes', 'replace a file that is there without being asked'] as const

/** Writes a file, over another one only when that is wanted, and returns where; undefined when it was not, which is said. */
export const writtenOut = async (
  house: House,
  flags: Flags,
  { place, name, text }: Outgoing,
): Promise<string | undefined> => {
  const replaced = house.files.wouldReplace(place, name, text)
  const question = `${replaced} is there already, with something else in it. Replace it?`
  if (replaced === undefined || (await confirmed(house, flags, question)))
    return house.files.write(place, name, text)
  house.screen.say('Nothing was written. Name another place: --out FILE')
  return undefined
}
