import { expect, test } from 'vitest'
import { livedThrough } from '../support/pasts.ts'
import { shippedFlow } from '../support/shipped.ts'
import { sit } from '../support/sitting.ts'
import { world } from '../support/walking.ts'

const reflect = shippedFlow('reflect')

test('the week so far is told a line a practice, with how often where it was more than once', async () => {
  const here = world()
  livedThrough(here, 'thanks', null, { what: 'Mum sent soup.' })
  livedThrough(here, 'journal', null, { moment: 'Rain.' })
  livedThrough(here, 'journal', null, { moment: 'Tea on the steps.' })
  const { passages } = await sit(reflect, {}, { here })
  expect(passages[0]).toMatchObject({
    text: 'Your week, as it stands here:',
    items: ['Thanks: Mum sent soup.', 'Journal (2): Rain. · Tea on the steps.'],
  })
})

test('no signpost is asked of what happened with somebody the private check stands shut for', async () => {
  const here = world()
  const { id: alex } = here.store.people.add('Alex', 'partner')
  livedThrough(here, 'repair', alex, { 'what-happened': 'We shouted.' })
  const signposts = async () =>
    (await sit(reflect, {}, { here })).asked.filter((id) => id.startsWith('signpost'))
  expect(await signposts()).toEqual([])
  here.store.people.gatePassed(alex, here.today())
  expect(await signposts()).toHaveLength(1)
})
