import type { Command } from './command.ts'
import { writeSupportPlan } from './support/plan.ts'

/** Trusted people and helplines: needs no journal, no passphrase, no network, and starts at once. */
export const support: Command = {
  name: 'support',
  group: 'In the moment',
  about: 'people and helplines, at once, without unlocking',
  always: true,
  takes: '[plan]',
  more: 'capacity support plan   write down your own people, places, steps and reasons',
  whileLocked: () => true,
  run: async (house, [what]) => {
    if (what === 'plan') return writeSupportPlan(house)
    const speaker = await house.speaker()
    for (const passage of await house.library().support({ setUp: true })) speaker.say(passage)
  },
}
