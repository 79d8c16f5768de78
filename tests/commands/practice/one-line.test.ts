import { describe, expect, test } from 'vitest'
import { newHome } from '../../support/home.ts'
import { kept, storeIn } from '../../support/practice.ts'

const share = {
  rung: '2',
  feared: 'Alex laughs.',
  day: 'today',
  'safety.fear': 'no',
  'safety.hurt': 'no',
  'safety.control': 'no',
  'safety.own': 'no',
  'safety.danger': 'no',
}

describe('capacity journal "one line"', () => {
  test('is a finished entry of that one answer; the rest was passed over', async () => {
    const home = newHome()
    const outcome = await home.run(['journal', 'Tea,', 'on the steps.'])
    expect(outcome).toMatchObject({
      code: 0,
      stdout: '',
      stderr: "Kept. That's enough for today.\n",
    })
    const { entries } = kept(home)
    expect(entries).toHaveLength(1)
    expect(entries[0]?.state).toBe('finished')
    expect(entries[0]?.answers.moment).toEqual({ kind: 'text', text: 'Tea, on the steps.' })
    const others = Object.entries(entries[0]?.answers ?? {}).filter(([step]) => step !== 'moment')
    expect(others.map(([, { kind }]) => kind)).toEqual(others.map(() => 'skipped'))
  })

  test('that speaks of danger is kept, and says where somebody could help', async () => {
    const outcome = await newHome().run(['journal', 'He put his hands on me again.'])
    expect(outcome).toMatchObject({ code: 0, stdout: '' })
    expect(outcome.stderr.split('\n')).toEqual([
      'Kept. What you wrote sounds as if you, or somebody, may not be safe.',
      'Who could help, at any hour: capacity support',
      '',
    ])
  })

  test('uses up nothing: what is said once, and what comes back, are still there', async () => {
    const home = newHome()
    const args = ['share', '--with', 'Alex', '--answers', '-']
    const shared = await home.run(args, { input: JSON.stringify(share) })
    expect(shared).toMatchObject({ code: 0 })
    const { followUps } = kept(home)
    expect(followUps).toHaveLength(1)
    await home.run(['journal', 'Tea.'])
    const journal = storeIn(home, 'read')
    expect(journal.contents().tombstones).toEqual([])
    journal.close()
    expect(kept(home).followUps).toEqual(followUps)
    const evening = home.open(['journal'])
    await evening.see('Tired? capacity journal --short')
  })
})
