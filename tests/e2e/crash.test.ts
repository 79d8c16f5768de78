import { expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { type Count, Journey } from './journey.ts'
import { type Sitting, sittings } from './sittings.ts'

/** How often the program is killed in all; `npm run test:crash` sets it to many more. */
const kills = Number(process.env.CAPACITY_CRASH_RUNS ?? 200)

/** How many practices are on their way side by side. */
const lanes = Number(process.env.CAPACITY_CRASH_LANES ?? 4)

/** After so many things gone wrong there is no sense in going on. */
const enough = 10

/** Goes through every practice in turn, again and again, killing it on the way. */
const killAlongTheWay = async (count: Count): Promise<void> => {
  const cache = newHome().folder
  const goesOn = () => count.kills < kills && count.missing.length + count.amiss.length < enough
  let turn = 0
  const lane = async () => {
    while (goesOn()) {
      const sitting = sittings[turn % sittings.length] as Sitting
      turn += 1
      // A program that is killed keeps no compiled code of its own.
      const home = newHome({ NODE_COMPILE_CACHE: cache })
      const journey = await Journey.begin(home, sitting, count)
      while (goesOn() && !journey.isOver) await journey.oneLife()
      await home.remove()
      if (turn % (5 * sittings.length) === 0) console.info(told(count), count.missing, count.amiss)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

const told = ({ kills, acknowledged, unentered, missing, amiss }: Count): string =>
  `${kills} kills, ${acknowledged} answers acknowledged, ${unentered} unfinished ones on the screen: ` +
  `${missing.length} missing. ${amiss.length} times something else went amiss.`

test(`nothing that was answered is missing after ${kills} kills`, {
  timeout: 60_000 + kills * 10_000,
}, async () => {
  const count: Count = { kills: 0, acknowledged: 0, unentered: 0, missing: [], amiss: [] }
  try {
    await killAlongTheWay(count)
  } finally {
    console.info(told(count))
  }
  expect(count).toMatchObject({ missing: [], amiss: [] })
})
