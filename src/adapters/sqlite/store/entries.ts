import type { Answer } from '../../../journal/entry.ts'
import type { Entries } from '../../../journal/store.ts'
import type { Given } from '../connection.ts'
import { gone } from '../problems.ts'
import { clearTraces, noteTraces } from '../traces.ts'
import { toColumns } from './answers.ts'
import { earlierIn, entriesHolding, entriesWanted, entryOf } from './finding-entries.ts'
import { idsCalled } from './ids-called.ts'
import type { Keeping } from './keeping.ts'

/** A new entry, in the state `:state`. */
export const keepEntry = `
  INSERT INTO entries (id, flow, flow_version, person, instant, utc_offset, zone, day, written, state,
    device, changed)
  VALUES (:id, :flow, :flowVersion, :person, :instant, :offset, :zone, :day, :written, :state,
    :device, :changed)`

/** An answer, at the place `:id` among the others, or after them for null. */
export const keepAnswer = `
  INSERT INTO answers (id, entry, step, item, tracks, kind, number, text, words, device, changed)
  VALUES (:id, :entry, :step, :item, :tracks, :kind, :number, :text, :words, :device, :changed)`

const keepVersions = (which: string): string => `
  INSERT INTO answer_versions (entry, step, item, tracks, kind, number, text, words, device, changed,
    replaced)
  SELECT entry, step, item, tracks, kind, number, text, words, device, changed, :replaced
  FROM answers WHERE ${which} ORDER BY id`

export const keepTyping = `
  INSERT INTO typing (entry, step, item, text, device, changed)
  VALUES (:entry, :step, :item, :text, :device, :changed)
  ON CONFLICT DO UPDATE SET text = :text, device = :device, changed = :changed`

const finish = `
  UPDATE entries SET state = 'finished', device = :device, changed = :changed
  WHERE id = :entry AND state = 'draft'`

const keepFollowUp = `
  INSERT INTO follow_ups (id, flow, origin, due, about, state, answered_by, device, changed)
  VALUES (:id, :flow, :entry, :due, :about, 'open', NULL, :device, :changed)`

const keepLink = `
  INSERT INTO links (from_entry, to_entry, device, changed) VALUES (:from, :to, :device, :changed)
  ON CONFLICT DO NOTHING`

const here = 'entry = :entry AND step = :step AND item = :item'
const asked = `entry = :entry AND step IN (SELECT value FROM json_each(:steps))
  AND (:item IS NULL OR item = :item)`

/** The entries of a journal, each with its answers, what is being typed, and its links. */
export const entriesIn = ({ connection, newId, stamp }: Keeping): Entries => {
  const expectThere = (entry: string): void => {
    if (!connection.row('SELECT 1 FROM entries WHERE id = :entry', { entry })) throw gone()
  }

  const retire = (which: string, given: Given): void => {
    connection.run(keepVersions(which), { ...given, replaced: stamp().changed })
    connection.run(`DELETE FROM answers WHERE ${which}`, given)
  }

  const keep = (entry: string, answer: Answer): void => {
    const given = { entry, ...toColumns(answer), ...stamp() }
    // An answer that is changed keeps its place among the others.
    const earlier = connection.row<{ id: number }>(`SELECT id FROM answers WHERE ${here}`, given)
    retire(here, given)
    connection.run(keepAnswer, { ...given, id: earlier?.id ?? null })
    connection.run(`DELETE FROM typing WHERE ${here}`, given)
  }

  const bury = (entry: string): void => {
    if (connection.run('DELETE FROM entries WHERE id = :entry', { entry }) === 0) return
    connection.run('INSERT INTO tombstones (id) VALUES (:entry)', { entry })
    noteTraces(connection)
  }

  return {
    begin(beginning) {
      const { id = newId() } = beginning
      const given = { ...beginning, id, state: 'draft', ...stamp() }
      connection.write(() => connection.run(keepEntry, given))
      return id
    },
    keep(entry, answer) {
      connection.write(() => keep(entry, answer))
    },
    typing(entry, step, item, text) {
      const given = { entry, step, item, text, ...stamp() }
      connection.write(() => connection.run(keepTyping, given))
    },
    typed(entry, step, item) {
      const sql = `SELECT text FROM typing WHERE ${here}`
      return connection.row<{ text: string }>(sql, { entry, step, item })?.text ?? ''
    },
    typedUnder(entry) {
      const sql = "SELECT item FROM typing WHERE entry = :entry AND text <> ''"
      return connection.rows<{ item: string }>(sql, { entry }).map(({ item }) => item)
    },
    forget(entry, steps, item) {
      const given = { entry, steps: JSON.stringify(steps), item: item ?? null }
      connection.write(() => retire(asked, given))
    },
    about(entry, person) {
      const sql = `UPDATE entries SET person = :person, device = :device, changed = :changed
        WHERE id = :entry`
      connection.write(() => {
        if (connection.run(sql, { entry, person, ...stamp() }) === 0) throw gone()
      })
    },
    finish(entry, laters) {
      connection.write(() => {
        // Finished in another window already: its follow-ups are there, and once is enough.
        if (connection.run(finish, { entry, ...stamp() }) === 0) return expectThere(entry)
        for (const { flow, due, about } of laters)
          connection.run(keepFollowUp, { id: newId(), entry, flow, due, about, ...stamp() })
      })
    },
    remove(...entries) {
      connection.write(() => entries.forEach(bury))
      clearTraces(connection)
    },
    get: (id) => entryOf(connection, id),
    earlier: (id) => earlierIn(connection, id),
    startingWith: (part) => idsCalled(connection, 'entries', part),
    list: (wanted) => entriesWanted(connection, wanted),
    link({ from, to }) {
      connection.write(() => connection.run(keepLink, { from, to, ...stamp() }))
    },
    links: () =>
      connection.rows(
        'SELECT from_entry AS "from", to_entry AS "to" FROM links ORDER BY from_entry, to_entry',
      ),
    search: (words) => entriesHolding(connection, words),
  }
}
