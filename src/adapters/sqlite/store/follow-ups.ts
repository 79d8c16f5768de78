import type { FollowUp } from '../../../journal/entry.ts'
import type { FollowUps } from '../../../journal/store.ts'
import type { Given } from '../connection.ts'
import { gone } from '../problems.ts'
import { idsCalled } from './ids-called.ts'
import type { Keeping } from './keeping.ts'

const everyState: readonly FollowUp['state'][] = ['open', 'answered', 'let go']

// A follow-up is about whom its entry is about: told once, it cannot come apart.
const list = `
  SELECT follow_ups.id, follow_ups.flow, origin, person, due, about, follow_ups.state,
    answered_by AS answeredBy
  FROM follow_ups JOIN entries ON entries.id = origin
  WHERE follow_ups.state IN (SELECT value FROM json_each(:states))
  ORDER BY due NULLS FIRST, follow_ups.id`

/**
 * The follow-ups of finished entries, in all states unless some are named. One whose answering entry
 * was removed stays answered, by none.
 */
export const followUpsIn = ({ connection, stamp }: Keeping): FollowUps => {
  const change = (id: string, columns: string, given: Given = {}): void => {
    const sql = `UPDATE follow_ups SET ${columns}, device = :device, changed = :changed WHERE id = :id`
    connection.write(() => {
      if (connection.run(sql, { id, ...given, ...stamp() }) === 0) throw gone()
    })
  }

  return {
    list: (states = everyState) => connection.rows(list, { states: JSON.stringify(states) }),
    move: (id, due) => change(id, 'due = :due', { due }),
    letGo: (id) => change(id, "state = 'let go', answered_by = NULL"),
    answer: (id, by) => change(id, "state = 'answered', answered_by = :by", { by }),
    startingWith: (part) => idsCalled(connection, 'follow_ups', part),
  }
}
