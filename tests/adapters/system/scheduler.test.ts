import { expect, test } from 'vitest'
import { schedulerOf } from '../../../src/adapters/system/scheduler.ts'

test.each([
  ['darwin', true, 'launchd'],
  ['win32', false, 'windows'],
  ['linux', true, 'systemd'],
  ['linux', false, 'cron'],
  ['freebsd', false, 'cron'],
] as const)('on %s, with systemd running: %s, it is %s', (platform, running, expected) => {
  const isThere = (path: unknown) => running && path === '/run/systemd/system'
  expect(schedulerOf(platform, isThere)).toBe(expected)
})
