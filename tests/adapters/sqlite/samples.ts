import type { Answer, Value } from '../../../src/journal/entry.ts'
import type { Beginning } from '../../../src/journal/store.ts'
import type { Day } from '../../../src/time/day.ts'

/** An evening's journal, about nobody. */
export const beginning = (more: Partial<Beginning> = {}): Beginning => ({
  flow: 'journal',
  flowVersion: '0123456789ab',
  person: null,
  day: '2026-11-22' as Day,
  instant: '2026-11-22T22:40:00.000Z',
  offset: 60,
  zone: 'Europe/Berlin',
  written: '2026-11-22T22:40:00.000Z',
  ...more,
})

export const answer = (step: string, value: Value, item = '', tracks = ''): Answer => ({
  step,
  item,
  value,
  tracks,
})

export const text = (words: string): Value => ({ kind: 'text', text: words })
