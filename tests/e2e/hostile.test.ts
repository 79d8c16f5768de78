import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allCommands } from '../../src/commands/all.ts'
import type { Outcome } from '../support/home.ts'
import { obeyed, wholeHostile } from '../support/hostile.ts'
import { hostileHome, sharp } from '../support/hostile-home.ts'
import type { Session } from '../support/session.ts'
import { shipped } from '../support/shipped.ts'

type Hostile = Awaited<ReturnType<typeof hostileHome>>
type Args = readonly string[]

const formats = ['terminal', 'md', 'html', 'json', 'csv']

/** What is run of each command, so that everything it prints is looked at; practices are run below. */
const looks: Readonly<Record<string, (home: Hostile) => readonly Args[]>> = {
  support: () => [[]],
  today: () => [[], ['--json']],
  'follow-up': ({ followUpIds: [id = ''] }) => [['--list'], ['--json'], [id], [sharp]],
  log: () => [['--all'], ['--all', '--json'], ['--drafts'], ['--with', sharp], ['--since', sharp]],
  show: ({ ids }) => [...ids.slice(0, 6).map((id) => [id]), [ids[0] ?? '', '--json'], [sharp]],
  report: () => [
    ...formats.map((format) => ['--all', '--compare', '--format', format]),
    ['--format', sharp],
    ['--week', sharp],
    ['--all', '--out', `${sharp}.md`],
  ],
  search: () => [['owned'], [sharp], ['owned', '--json']],
  edit: ({ ids: [id = ''] }) => [
    [id, '--step', sharp, '--answer', 'x'],
    [id, '--step', 'energy', '--answer', sharp],
    [id],
  ],
  people: () => [
    [],
    ['--json'],
    ['add', `${sharp}2`],
    ['add', `${sharp}2`],
    ['rename', `${sharp}2`, `${sharp}3`],
    ['merge', sharp, `${sharp}3`],
    [sharp],
  ],
  export: () => [[], ['--format', 'md'], ['--format', sharp], ['--out', `${sharp}.md`]],
  import: () => [[`${sharp}.json`], [`${sharp}.none`, '--debug']],
  backup: () => [[], ['--to', sharp], ['--to', `${sharp}none`]],
  restore: () => [[], [sharp], [`${sharp}.json`]],
  lock: () => [[]],
  unlock: () => [[]],
  doctor: () => [[], ['--json'], ['--salvage']],
  remind: () => [[], [sharp], ['cron', '--at', sharp]],
  config: () => [['list', '--show-origin'], ['--json'], ['set', sharp, sharp], [sharp]],
  flows: () => [[], ['show', 'tea'], ['show', sharp, '--debug'], ['check'], ['copy', sharp]],
  completion: () => [['bash'], ['zsh'], ['fish'], ['powershell'], [sharp]],
  help: () => [[], [sharp], ['files'], ['tea']],
  delete: ({ ids: [, id = ''] }) => [[id], [id, '--yes'], [id, '--from-backups', '--yes'], [sharp]],
}

/** What a practice prints without asking anybody; one of ours stands for all, and those of one's own. */
const practised: readonly Args[] = [
  ...['journal', 'tea', 'broken'].flatMap((name) => [
    [name, '--dry-run'],
    [name, '--dry-run', '--json'],
    [name, '--answers', `${sharp}.json`],
    [name, '--with', sharp, '--dry-run'],
  ]),
  ...[[sharp], ['--help'], ['--debug', `--${sharp}`], ['journal', '--on', sharp]],
  ...[
    ['journal', '--answers', '-'],
    ['thanks', sharp],
    ['breathe', sharp],
  ],
]

/** Nothing in it is obeyed but the line ends of CSV, every line is ours, and JSON is JSON. */
const expectInert = ({ stdout, stderr }: Outcome, args: Args): void => {
  const shown = args.includes('csv') ? stdout.replaceAll('\r\n', '\n') : stdout
  expect(obeyed.exec(shown)?.[0], `stdout of ${JSON.stringify(args)}`).toBeUndefined()
  expect(obeyed.exec(stderr)?.[0], `stderr of ${JSON.stringify(args)}`).toBeUndefined()
  expect(stderr).not.toContain('Something went wrong in the program itself')
  if (args.includes('--json') && stdout !== '') expect(() => JSON.parse(stdout)).not.toThrow()
}

const commands = allCommands(shipped).map(({ name }) => name)
const practices = commands.filter((name) => Object.hasOwn(shipped.flows, name))

test('every command is looked at', () => {
  expect([...practices, ...Object.keys(looks)].toSorted()).toEqual(commands.toSorted())
})

test('off a terminal nothing that somebody wrote is obeyed', async () => {
  const home = await hostileHome()
  mkdirSync(join(home.folder, sharp))
  const lines = Object.entries(looks).flatMap(([name, argsFor]) =>
    argsFor(home).map((args) => [name, ...args]),
  )
  for (const line of [...practised, ...lines]) expectInert(await home.run(line), line)
}, 300_000)

/** What no output of ours has in it: titles, clipboards, device strings, questions to the terminal, C1, reordering. */
const steering =
  /\u001b[\]PX^_c]|\u001b\[6n|\u001b\[\?1049h|[\u0007\u0080-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\ufeff]|\u{e0041}/u

const expectSteady = ({ raw }: Session): void => {
  expect(steering.exec(raw)?.[0]).toBeUndefined()
}

const pasted = wholeHostile.filter((text) => !text.includes('\n')).join(' ')

describe.each([
  ['on a terminal', []],
  ['line by line', ['--plain']],
])('%s nothing that somebody wrote is obeyed', (_, plain) => {
  const watch = async (
    home: Hostile,
    args: Args,
    through: (session: Session) => Promise<void> = async () => {},
    env: Record<string, string> = {},
  ): Promise<Session> => {
    const session = home.open([...args, ...plain], { env })
    await through(session)
    await session.ended()
    expectSteady(session)
    if (plain.length > 0) expect(session.raw).not.toContain('\u001b')
    return session
  }

  test('what is read back', async () => {
    const home = await hostileHome()
    const [id = ''] = home.ids
    const pages = [['today'], ['support'], ['log', '--all'], ['show', id], ['search', 'owned']]
    for (const args of [...pages, ['people'], ['flows'], ['flows', 'show', 'tea'], ['config']])
      await watch(home, args)
    await watch(home, ['report', '--all'], undefined, { PAGER: 'cat' })
    await watch(home, [sharp])
    const declined = await watch(home, ['delete', id], async (session) => {
      await session.see('Delete it for good?')
      session.type('n\n')
    })
    expect(declined.raw).toContain('Delete it for good?')
  }, 240_000)

  test.each([
    ['a script of one’s own asks', ['tea']],
    ['has come back', ['follow-up']],
    ['a draft holds', ['journal']],
  ])(
    'what %s',
    async (_, args) => {
      const home = await hostileHome()
      const session = home.open([...args, ...plain])
      await session.see(/\b(enter|number) \w+|^> *$/m)
      session.press('ctrl-c')
      expect((await session.ended()).code).toBe(130)
      expectSteady(session)
    },
    60_000,
  )

  test('the form in an editor, when it is refused', async () => {
    const home = await hostileHome()
    const editor = join(home.folder, 'editor')
    writeFileSync(editor, '#!/bin/sh\nprintf "== 99. \\033]0;owned\\007\\n" >> "$1"\n')
    chmodSync(editor, 0o700)
    for (const id of home.ids.slice(0, 3))
      await watch(home, ['edit', id], undefined, { EDITOR: editor })
  }, 60_000)
})

// A plain terminal shows by itself what is typed, before the program has it.
test('what is typed is shown without what is obeyed in it', async () => {
  const home = await hostileHome()
  const session = home.open(['tea'])
  await session.see(/\benter \w+/)
  session.paste(`${pasted}${sharp} typed`)
  await session.see(/z *typed/)
  session.press('ctrl-c')
  expect((await session.ended()).code).toBe(130)
  expectSteady(session)
}, 60_000)
