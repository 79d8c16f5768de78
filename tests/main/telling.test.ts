import { expect, test } from 'vitest'
import { told } from '../../src/main/telling.ts'

const refused = (code: string) =>
  Object.assign(new Error(`${code}: refused, open '/somewhere/file'`), {
    code,
    path: '/somewhere/file',
  })

test.each(['EACCES', 'EROFS', 'ENOSPC', 'ENOTDIR'])(
  'what the system refuses (%s) is told with its path, and is no mistake of the program',
  (code) => {
    const [what, why, next] = told(refused(code))
    expect(what).toBe('The system refuses /somewhere/file.')
    expect(why).not.toBe('')
    expect(next).toContain('CAPACITY_HOME')
  },
)

test.each([refused('ENOENT'), new Error('no code'), 'no error'])('anything else is: %s', (error) =>
  expect(told(error)[0]).toBe('Something went wrong in the program itself.'),
)
