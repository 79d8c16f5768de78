import type { Command } from './command.ts'

/** Trusted people and helplines: needs no journal, no passphrase, no network, and starts at once. */
export const support: Command = {
  name: 'support',
  group: 'In the moment',
  about: 'people and helplines, at once, without unlocking',
  run: async (house) => {
    const terminal = house.speaker()
    for (const passage of house.library().support()) terminal.say(passage)
  },
}
