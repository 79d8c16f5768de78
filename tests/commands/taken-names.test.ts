import { expect, test } from 'vitest'
import { allCommands } from '../../src/commands/all.ts'
import { everywhere } from '../../src/commands/command.ts'
import { isTakenSwitch, takenNames } from '../../src/flow/checking/taken-names.ts'
import { shipped } from '../support/shipped.ts'

const commands = allCommands(shipped)
const practices = commands.filter(({ name }) => Object.hasOwn(shipped.flows, name))

const longNames = (options: readonly (readonly [string, string])[] = []): string[] =>
  options.map(([flags]) => /--(?:no-)?([\w-]+)/.exec(flags)?.[1] ?? flags)

test('no script can have the name of a command that is no practice', () => {
  const own = commands.filter((command) => !practices.includes(command)).map(({ name }) => name)
  expect([...takenNames].toSorted()).toEqual(own.toSorted())
})

test('no switch can be called like a flag that practices have anyway', () => {
  const flags = practices.flatMap(({ name, options = [] }) =>
    longNames([...options, ...everywhere]).filter(
      (flag) => !Object.hasOwn(shipped.flows[name]?.switches ?? {}, flag),
    ),
  )
  expect(flags.length).toBeGreaterThan(50)
  expect(flags.filter((flag) => !isTakenSwitch(flag))).toEqual([])
})
