import { exitCode, Problem } from '../../../errors.ts'
import type { Person } from '../../../journal/entry.ts'
import type { PeopleKept } from '../../../journal/store.ts'
import { gone } from '../problems.ts'
import { clearTraces, noteTraces } from '../traces.ts'
import type { Keeping } from './keeping.ts'

const columns = 'id, name, relation, gate_passed AS gatePassed'

const add = `
  INSERT INTO people (id, name, name_key, relation, gate_passed, device, changed)
  VALUES (:id, :name, :key, :relation, NULL, :device, :changed)`

const rename = `
  UPDATE people SET name = :name, name_key = :key, relation = :relation, device = :device,
    changed = :changed
  WHERE id = :id`

const moveEntries = `
  UPDATE entries SET person = :into, device = :device, changed = :changed WHERE person = :from`

const moveAnswers = (table: 'answers' | 'answer_versions'): string =>
  `UPDATE ${table} SET text = :into WHERE kind = 'person' AND text = :from`

const passGate = `
  UPDATE people SET gate_passed = :on, device = :device, changed = :changed WHERE id = :id`

const accents = /[\u0300-\u036f]/g

/** What a name is known by: without accents or case, and with its signs in the one form (NFKC). */
export const nameKey = (name: string): string =>
  name.normalize('NFKD').replace(accents, '').toUpperCase().toLowerCase().normalize('NFKC').trim()

const alreadyThere = (name: string): Problem =>
  new Problem(`There is already somebody called ${name} in the journal.`, {
    why: 'Capital letters and accents do not tell two people apart.',
    next: 'Add something to the name that does.',
    code: exitCode.usage,
  })

/** The earlier day when both have passed; otherwise the questions are asked again. */
const gateOfBoth = (one: Person, other: Person) => {
  const [earlier, later] = [one.gatePassed, other.gatePassed].sort()
  return earlier && later ? earlier : null
}

/** The people a journal speaks of, by name. */
export const peopleIn = ({ connection, newId, stamp }: Keeping): PeopleKept => {
  const person = (id: string): Person => {
    const found = connection.row<Person>(`SELECT ${columns} FROM people WHERE id = :id`, { id })
    if (!found) throw gone()
    return found
  }

  const expectFree = (key: string, id: string): void => {
    const sql = 'SELECT name FROM people WHERE name_key = :key AND id <> :id'
    const taken = connection.row<{ name: string }>(sql, { key, id })
    if (taken) throw alreadyThere(taken.name)
  }

  const bury = (id: string): void => {
    if (connection.run('DELETE FROM people WHERE id = :id', { id }) === 0) return
    connection.run('INSERT INTO tombstones (id) VALUES (:id)', { id })
    noteTraces(connection)
  }

  return {
    list: () => connection.rows(`SELECT ${columns} FROM people ORDER BY name_key`),
    add(name, relation) {
      const [id, key] = [newId(), nameKey(name)]
      return connection.write(() => {
        expectFree(key, id)
        connection.run(add, { id, name, key, relation, ...stamp() })
        return person(id)
      })
    },
    rename(id, name, relation) {
      const key = nameKey(name)
      connection.write(() => {
        expectFree(key, id)
        if (connection.run(rename, { id, name, key, relation, ...stamp() }) === 0) throw gone()
      })
    },
    merge(from, into) {
      if (from === into) return
      connection.write(() => {
        const given = { from, into, ...stamp() }
        const on = gateOfBoth(person(from), person(into))
        connection.run(moveEntries, given)
        for (const table of ['answers', 'answer_versions'] as const)
          connection.run(moveAnswers(table), given)
        connection.run(passGate, { id: into, on, ...stamp() })
        bury(from)
      })
      clearTraces(connection)
    },
    remove(id) {
      connection.write(() => bury(id))
      clearTraces(connection)
    },
    gatePassed(id, on) {
      connection.write(() => {
        if (connection.run(passGate, { id, on, ...stamp() }) === 0) throw gone()
      })
    },
  }
}
