import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { schedulerOf } from '../../src/adapters/system/scheduler.ts'
import { newHome } from '../support/home.ts'

const schedulers = ['cron', 'systemd', 'launchd', 'windows']

describe('capacity remind', () => {
  test.each([
    ['cron', '\n5 7 * * * '],
    ['systemd', 'OnCalendar=*-*-* 07:05:00'],
    ['launchd', '<integer>7</integer><key>Minute</key><integer>5</integer>'],
    ['windows', '-Daily -At 07:05'],
  ])('prints lines for %s, and changes nothing', async (scheduler, line) => {
    const { run, folder } = newHome()
    const before = readdirSync(folder)
    const { code, stdout, stderr } = await run(['remind', scheduler, '--at', '7:05'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(line)
    expect(readdirSync(folder)).toEqual(before)
  })

  test('prints those for this machine, and names the others', async () => {
    const { run } = newHome()
    const here = schedulerOf(process.platform)
    const { code, stdout, stderr } = await run(['remind'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: (await run(['remind', here])).stdout })
    const others = schedulers.filter((one) => one !== here)
    expect(stderr).toBe(`For another machine: capacity remind ${others.join(', ')}\n`)
  })

  test.each(schedulers)('%s alone, at half past nine in the evening', async (scheduler) => {
    const { stdout } = await newHome().run(['remind', scheduler])
    expect(stdout).toMatch(/21:30|30 21|<integer>21</)
    expect(stdout).toContain('capacity today')
    expect(stdout.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1)
  })

  test('says nothing of the journal', async () => {
    const { run } = newHome()
    await run(['thanks', 'Xanthippe made tea', '--with', 'Xanthippe'])
    const { stdout } = await run(['remind', '--json'])
    expect(stdout).not.toMatch(/Xanthippe|tea/)
    expect([...stdout.matchAll(/A moment for yourself\?/g)]).toHaveLength(schedulers.length)
  })

  test('--json', async () => {
    const { stdout } = await newHome().run(['remind', 'cron', '--at', '22:00', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      reminders: [{ scheduler: 'cron', at: '22:00', lines: expect.stringContaining('0 22 * * *') }],
    })
  })

  test.each([
    [['--at', '25:00'], '“25:00” is not a time of day.'],
    [['--at', 'evening'], '“evening” is not a time of day.'],
    [['at'], 'There are no lines for “at”.'],
  ])('%j is refused', async (args, what) => {
    const { code, stdout, stderr } = await newHome().run(['remind', ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(what)
  })
})

/** A machine with a desktop of shell scripts: one that asks, answering `reply`, and one that opens windows. */
const desktop = (reply: string) => {
  const home = newHome({ SHELL: '/bin/true' })
  const bin = join(home.folder, 'bin')
  mkdirSync(bin)
  const scripts = {
    'notify-send': `echo "$*" > "$HOME/asked"; echo ${reply}`,
    'x-terminal-emulator': 'shift; exec "$@"',
    capacity: 'echo "$*" > "$HOME/opened"',
  }
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(bin, name), 0o700)
  }
  const sh = (command: string) =>
    home.run([command], { program: ['sh', '-c'], env: { PATH: `${bin}:/usr/bin:/bin` } })
  const seen = (name: string) =>
    existsSync(join(home.folder, name)) ? readFileSync(join(home.folder, name), 'utf8') : undefined
  return { ...home, sh, seen }
}

describe('a reminder on Linux', () => {
  test.each(['cron', 'systemd'])(
    'of %s asks, and opens capacity today when that is wanted',
    async (scheduler) => {
      for (const [reply, opened] of [
        ['open', 'today\n'],
        ['', undefined],
      ] as const) {
        const { run, sh, seen } = desktop(reply)
        const { stdout } = await run(['remind', scheduler])
        await sh(scheduler === 'cron' ? cronCommand(stdout) : systemdCommand(stdout))
        expect(seen('asked')).toBe(
          '--app-name=capacity --action=open=Open A moment for yourself?\n',
        )
        expect(seen('opened')).toBe(opened)
      }
    },
  )
})

/** What cron hands to sh: all after the five fields. */
const cronCommand = (lines: string): string => /^\d+ \d+ \* \* \* (.*)$/m.exec(lines)?.[1] ?? ''

/** What systemd hands to sh: all in single quotes, with `$$` as `$`. */
const systemdCommand = (lines: string): string =>
  (/^ExecStart=\/bin\/sh -c '(.*)'$/m.exec(lines)?.[1] ?? '').replaceAll('$$', '$')
