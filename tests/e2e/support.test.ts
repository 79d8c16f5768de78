import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { typed } from '../support/practice.ts'

describe('support', () => {
  test('comes at once, without a journal, a terminal or settings that can be read', async () => {
    const home = newHome({ CAPACITY_PLAIN: 'perhaps' })
    const { code, stdout, stderr } = await home.run(['support'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain('call the emergency number where you')
    expect(stderr).toContain('findahelpline.com')
    expect(stderr).toContain('capacity support plan')
  })

  test('shows above the numbers what somebody wrote down for themselves', async () => {
    const home = newHome()
    const session = home.open(['support', 'plan'])
    await session.see('○ Who could you turn to? One name a line.')
    await typed(session, 'Mara')
    session.press('enter')
    session.press('enter')
    await session.see('○ What could you ask Mara for?')
    await typed(session, 'a walk')
    session.press('enter')
    await session.see('○ Places that do you good')
    await typed(session, 'the river')
    session.press('ctrl-c')
    expect((await session.ended()).code, session.screen()).toBe(130)

    const { stderr } = await home.run(['support'])
    expect(stderr).toMatch(
      /Your people\n.*Mara: a walk\n\n.*Places\n.*the river\n[\s\S]*United States/,
    )
  })
})
