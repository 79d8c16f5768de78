import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { kept, storeIn } from '../support/practice.ts'

const clear = Object.fromEntries(
  ['fear', 'hurt', 'control', 'own', 'danger'].map((id) => [`safety.${id}`, 'no']),
)
const alone = (practice: string) => (['talk', 'plan'].includes(practice) ? { alone: 'yes' } : {})

/** A question that only comes behind the check. */
const behind: Readonly<Record<string, string>> = {
  repair: 'act',
  ask: 'request',
  share: 'truth',
  rehearse: 'first-sentence',
  talk: 'topic',
  plan: 'pause-phrase',
}

const everyByte = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'))
    .join('\n')

describe.each(Object.keys(behind))('%s, from a file of answers', (practice) => {
  const step = behind[practice] ?? ''

  test('stopped: the script is not reached, nothing is kept, the check stays shut', async () => {
    const home = newHome()
    await home.run(['people', 'add', 'Alex'])
    const run = (answers: object) =>
      home.run([practice, '--with', 'Alex', '--debug', '--answers', '-'], {
        input: JSON.stringify({ ...alone(practice), ...answers }),
      })
    const { 'safety.control': _, 'safety.hurt': __, 'safety.own': ___, ...afraid } = clear
    const stop = { ...afraid, 'safety.fear': 'unsure', 'safety.closer': 'harm' }
    const reaching = await run({ ...stop, [step]: 'words' })
    expect(reaching.code).toBe(2)
    expect(reaching.stderr).toContain(`The step “${step}” was never reached.`)
    const stopped = await run(stop)
    expect({ code: stopped.code, stdout: stopped.stdout }).toEqual({ code: 0, stdout: '' })
    expect(stopped.stderr).toContain('stopped before the script. Nothing was kept.')
    expect(kept(home).entries).toEqual([])

    const { people, close } = storeIn(home, 'read')
    expect(people.list()).toMatchObject([{ name: 'Alex', gatePassed: null }])
    close()
    const everything = everyByte(home.journal) + reaching.stderr + stopped.stderr
    expect(everything).not.toMatch(/awkward|harm\b|unsure|safety\.|closer/)
  })

  test('passed: only the day of it is written', async () => {
    const home = newHome()
    const input = JSON.stringify({
      who: 'Alex',
      ...alone(practice),
      ...clear,
      'safety.fear': 'yes',
      'safety.closer': 'awkward',
    })
    const { code } = await home.run([practice, '--debug', '--answers', '-'], { input })
    expect(code).toBe(0)
    const { people, close } = storeIn(home, 'read')
    expect(people.list()[0]?.gatePassed).toMatch(/^\d{4}-\d\d-\d\d$/)
    close()
    expect(everyByte(home.journal)).not.toMatch(/awkward|unsure|safety\.|closer/)
  })
})
