import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { placesFor } from '../../../src/adapters/files/left-open.ts'

test('texts are looked for where this session puts them, and where another one may have', () => {
  expect(placesFor({ XDG_RUNTIME_DIR: '/run/mine' }, 1000)).toEqual([
    '/run/mine',
    '/run/user/1000',
    tmpdir(),
    '/tmp',
  ])
  expect(placesFor({}, 1000)[0]).toBe(tmpdir())
})
