import { pbkdf2Sync } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Connection } from '../src/adapters/sqlite/connection.ts'
import { bareKey, keyFrom, saltLength, shortestPassphrase } from '../src/journal/lock.ts'
import { identityOf, recipientOf } from '../src/journal/sealing.ts'
import { journalIn, newFolder } from './support/journals.ts'

const page = readFileSync('SECURITY.md', 'utf8')

/** What a row of the table of the file format says. */
const said = (row: string): string => {
  const found = new RegExp(`^\\| ${row} +\\| (.*?) +\\|$`, 'm').exec(page)?.[1]
  if (found === undefined) throw new Error(`SECURITY.md says nothing of “${row}”`)
  return found
}

/** The number in a text that stands before a word. */
const numberBefore = (word: string, text: string): number =>
  Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1])

/** What the cipher says of itself on a connection to a locked journal. */
const inForce = (...names: readonly string[]): readonly number[] => {
  const journal = journalIn(newFolder())
  journal.open().close()
  journal.lock.lock('four words nobody guesses')
  const connection = new Connection({
    path: journal.path,
    key: journal.keyring.keyOf(journal.path),
  })
  const sql = "SELECT sqlite3mc_config('sqlcipher', :name) AS value"
  const found = names.map((name) => Number(connection.row<{ value: number }>(sql, { name })?.value))
  connection.close()
  return found
}

const sha512 = 2
const sqlCipher4 = { rounds: 256_000, hash: 'SHA512' }

test('the key is derived as SECURITY.md says, and no weaker than SQLCipher 4 does', () => {
  const derivation = said('key derivation')
  const [rounds, salt] = [numberBefore('rounds', derivation), numberBefore('bytes', derivation)]
  expect(derivation).toContain(`PBKDF2-HMAC-${sqlCipher4.hash}`)
  expect(rounds).toBeGreaterThanOrEqual(sqlCipher4.rounds)
  expect(salt).toBe(saltLength)
  const bytes = Buffer.alloc(salt, 3)
  const expected = pbkdf2Sync('Zoë and four words', bytes, rounds, 32, 'sha512')
  expect(bareKey(keyFrom('Zoe\u0308 and four words', bytes))).toEqual(expected)
  expect(numberBefore('characters', said('passphrase'))).toBe(shortestPassphrase)
})

test('pages are encrypted and authenticated as SECURITY.md says', () => {
  const hashes = inForce('hmac_use', 'hmac_algorithm', 'kdf_algorithm')
  expect([said('authentication'), hashes]).toEqual([
    'HMAC-SHA512 over each page',
    [1, sha512, sha512],
  ])
  const shape = inForce('legacy', 'plaintext_header_size', 'legacy_page_size')
  expect(shape).toEqual([4, 0, numberBefore('bytes', said('page size'))])
}, 60_000)

test('the tests and commands it names are there', () => {
  const tests = globSync('tests/**/*.test.ts')
  for (const [, name = ''] of page.matchAll(/`([\w/-]+\.test\.ts)`/g))
    expect(tests.filter((path) => path.endsWith(name))).not.toEqual([])
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const [, name = ''] of page.matchAll(/npm run ([\w:]+)/g))
    expect(scripts).toHaveProperty([name])
})

test('the recipient is found where it says, and the identity nowhere', () => {
  const secret = Buffer.alloc(32, 7)
  expect(recipientOf(secret).match(/age1[0-9a-z]*/g)).toEqual([recipientOf(secret)])
  const folder = newFolder()
  const journal = journalIn(folder)
  journal.open().close()
  journal.lock.lock('four words nobody guesses')
  const beside = readFileSync(`${journal.path}.key-check`, 'utf8')
  expect(beside.match(/age1[0-9a-z]*/g)).toHaveLength(1)
  expect(beside).not.toContain(identityOf(secret).slice(0, 14))
})
