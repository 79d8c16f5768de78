import { exitCode, Problem } from '../errors.ts'
import { isClockTime } from '../time/moment.ts'
import { type Command, textFlag } from './command.ts'
import type { Scheduler } from './house.ts'
import type { Hour } from './remind/schedules.ts'

const schedulers = ['cron', 'systemd', 'launchd', 'windows'] as const satisfies Scheduler[]

const usual = '21:30'

/** Lines for the scheduler of one's own system; nothing is installed, and nothing of the journal is in them. */
export const remind: Command = {
  name: 'remind',
  group: 'Set up',
  about: `lines for a daily reminder: ${schedulers.join(', ')}`,
  takes: '[scheduler]',
  completes: [schedulers],
  options: [['--at <time>', `when, as 24 hours; ${usual} when none is given`]],
  more: [
    'capacity remind cron --at 22:00',
    'capacity remind systemd',
    '',
    'Without a name the lines are those for this machine.',
    'This prints lines to put there yourself and changes nothing. A reminder asks a fixed question,',
    'which says nothing of your journal, and only then opens capacity today in a window.',
  ].join('\n'),
  whileLocked: () => true,
  run: async (house, [name], flags) => {
    const at = textFlag(flags, 'at') ?? usual
    const hour = hourOf(at)
    const { schedules } = await import('./remind/schedules.ts')
    const named = name === undefined ? undefined : schedulerNamed(name)
    if (flags.json) {
      const wanted = named === undefined ? schedulers : [named]
      const reminders = wanted.map((one) => ({ scheduler: one, at, lines: schedules[one](hour) }))
      return house.screen.records({ reminders })
    }
    const fitting = named ?? house.scheduler()
    house.screen.data(schedules[fitting](hour))
    if (named !== undefined) return
    const others = schedulers.filter((one) => one !== fitting)
    house.screen.say(`For another machine: capacity remind ${others.join(', ')}`)
  },
}

const hourOf = (at: string): Hour => {
  const time = at.padStart(5, '0')
  if (isClockTime(time))
    return { time, hour: Number(time.slice(0, 2)), minute: Number(time.slice(3)) }
  throw new Problem(`“${at.slice(0, 40)}” is not a time of day.`, {
    why: 'It goes from 00:00 to 23:59.',
    next: `capacity remind --at ${usual}`,
    code: exitCode.usage,
  })
}

const schedulerNamed = (name: string): Scheduler => {
  const scheduler = schedulers.find((one) => one === name)
  if (scheduler) return scheduler
  throw new Problem(`There are no lines for “${name.slice(0, 40)}”.`, {
    why: `There are some for ${schedulers.join(', ')}.`,
    next: 'For this machine: capacity remind',
    code: exitCode.usage,
  })
}
