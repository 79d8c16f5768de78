import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allCommands } from '../../src/commands/all.ts'
import { bashScript } from '../../src/commands/completion/bash.ts'
import { fishScript } from '../../src/commands/completion/fish.ts'
import { offersOf } from '../../src/commands/completion/offers.ts'
import { powershellScript } from '../../src/commands/completion/powershell.ts'
import { zshScript } from '../../src/commands/completion/zsh.ts'
import { newHome } from '../support/home.ts'
import { shipped } from '../support/shipped.ts'

const offers = offersOf(allCommands(shipped))

/** What bash offers after these words, the last of which is being typed. */
const inBash = async (...words: string[]): Promise<string[]> => {
  const { run } = newHome()
  const script = `${bashScript(offers)}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _capacity; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr, code } = await run(words, { program: ['bash', '-c', script, 'bash'] })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout.split('\n').filter((line) => line !== '')
}

describe('in bash', () => {
  test.each<[string[], string[]]>([
    [['jo'], ['journal']],
    [
      ['export', '--format', ''],
      ['json', 'md'],
    ],
    [
      ['thanks', '--color', 'a'],
      ['auto', 'always'],
    ],
    [
      ['flows', ''],
      ['list', 'show', 'check', 'copy'],
    ],
    [['flows', 'show', 'refl'], ['reflect']],
    [
      ['breathe', ''],
      ['long', 'sigh', 'coherent', 'box', '478'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish', 'powershell'],
    ],
    [['help', 'exi'], ['exit-codes']],
    [['config', 'set', 'day'], ['day_ends']],
    [['export', '--with', ''], []],
    [['import', ''], []],
    [['people', 'merge', 'x'], []],
  ])('capacity %j', async (words, offered) => {
    expect(await inBash('capacity', ...words)).toEqual(offered)
  })

  test('the first word is any command, and a dash any flag of it', async () => {
    expect(await inBash('capacity', '')).toEqual(offers.map(({ name }) => name))
    const flags = offers.find(({ name }) => name === 'search')?.flags.map(({ flag }) => flag)
    expect(await inBash('capacity', 'search', 'x', '-')).toEqual(flags)
  })
})

describe('what can be completed is what there is', () => {
  test('every command of --help, and its every flag', async () => {
    const { run } = newHome()
    const { stdout } = await run(['--help'])
    const listed = [...stdout.matchAll(/^ {2}([\w-]+) {2}/gm)].map(([, name]) => name)
    expect(offers.map(({ name }) => name).sort()).toEqual(listed.sort())
    for (const name of ['journal', 'export', 'people']) {
      const { stdout: help } = await run([name, '--help'])
      const flags = [...help.matchAll(/^ {2}(?:-h, )?(--[\w-]+)/gm)].map(([, flag]) => flag)
      expect(offers.find((one) => one.name === name)?.flags.map(({ flag }) => flag)).toEqual(flags)
    }
  })

  const scripts = { bashScript, zshScript, fishScript, powershellScript }
  test.each(Object.entries(scripts))('%s has all of it', (_, write) => {
    const script = write(offers)
    for (const { name, flags, words } of offers) {
      expect(script).toMatch(new RegExp(`\\b${name}\\b`))
      for (const { flag, choices } of flags) {
        expect(script).toMatch(new RegExp(`(${flag}|-l ${flag.slice(2)})\\b`))
        for (const choice of choices) expect(script).toContain(choice)
      }
      for (const word of words.flat()) expect(script).toContain(word)
    }
  })
})

describe('the words of a script of one’s own', () => {
  const about = `it's $(touch hit) \`touch hit\` "x" [y]: \\ \u001b[31m\nend`
  const tricky = offersOf([
    {
      name: 'mine',
      group: 'Practise',
      about,
      options: [['--kind <a|b>', about]],
      run: async () => {},
    },
    { name: 'no name', group: 'Practise', about, run: async () => {} },
  ])

  test('are never commands to a shell', async () => {
    const { run } = newHome()
    for (const script of [bashScript(tricky), zshScript(tricky).replaceAll('_arguments', 'true')]) {
      const program = ['bash', '-c', `compdef() { :; }; ${script}; ls`]
      const { stdout } = await run([], { program })
      expect(stdout).not.toContain('hit')
    }
  })

  test('stand on one line, in the quotes of each shell', () => {
    expect(zshScript(tricky)).toContain(String.raw`"x" \[y\]: \\ \[31m end]: :(a b)'`)
    expect(zshScript(tricky)).toContain(String.raw`'--kind[it'\''s $(touch hit) `)
    expect(fishScript(tricky)).toContain(String.raw`'it\'s $(touch hit) `)
    expect(tricky.map(({ name }) => name)).toEqual(['mine'])
  })
})

describe('capacity completion', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell'])(
    '%s knows scripts of one’s own',
    async (shell) => {
      const { run, journal } = newHome()
      mkdirSync(join(journal, 'prompts'), { recursive: true })
      const script =
        'name: evening-tea\ntitle: Tea\nfor: a quiet cup\ngroup: Practise\nsteps:\n  - say: Sit down.\n'
      writeFileSync(join(journal, 'prompts', 'evening-tea.yaml'), script)
      const { code, stdout, stderr } = await run(['completion', shell])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toContain('evening-tea')
    },
  )

  test('reads no journal and knows nobody', async () => {
    const { run } = newHome()
    await run(['people', 'add', 'Xanthippe'])
    const { stdout } = await run(['completion', 'bash'])
    expect(stdout).not.toContain('Xanthippe')
  })

  test('another shell is refused', async () => {
    const { code, stderr } = await newHome().run(['completion', 'tcsh'])
    expect(code).toBe(2)
    expect(stderr).toContain('There is one for bash, zsh, fish, powershell.')
  })
})
