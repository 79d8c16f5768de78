import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { filesAt, settingsIn } from '../../src/adapters/files/files.ts'
import { readPassphraseFile } from '../../src/adapters/files/passphrase-file.ts'
import { readSupportPlan } from '../../src/adapters/files/support-plan.ts'
import { supportPassages } from '../../src/commands/support/page.ts'
import { brokenSettings, readSettingsFile } from '../../src/settings/reading.ts'
import { known, settle } from '../../src/settings/settings.ts'
import { wholeHostile } from '../support/hostile.ts'
import { supportPage } from '../support/shipped.ts'
import { type Kind, kind } from './kind.ts'
import { changedTexts, scribbles, typedLike } from './mutations.ts'

const settings = `person: Alex
day_ends: 03:30 # late
week_starts: sunday
region: Canada
plain: yes
sound: false
color: never
breathing:
  mine: in 4, out 6
  slow: in 5.5, hold 2, out 5.5, rest 1
`
const names = [...Object.keys(known), 'breathing', 'colour', 'breathing.mine', 'breathing.', '.']

const plan = `people:
  - Sam, any time
  - "Mara: 0123 456"
places: [the pier, home]
steps:
  - cold water
reasons: []
`

/** Bytes as a disk, another system or an editor may leave them. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }).map((all) => Buffer.from(all)),
  fc
    .tuple(fc.constantFrom('', '\ufeff', '\n'), fc.constantFrom(...wholeHostile), fc.nat(2))
    .map(([before, text, lines]) => Buffer.from(before + text + '\r\n'.repeat(lines))),
)

const folderOf = () => {
  const folder = mkdtempSync(join(tmpdir(), 'capacity-fuzz-'))
  return {
    at: (name: string) => join(folder, name),
    end: () => rmSync(folder, { recursive: true }),
  }
}

/** What is read from files beside the journal. */
export const fileKinds: readonly Kind[] = [
  kind('settings', 60, () => ({
    inputs: fc.oneof({ weight: 3, arbitrary: changedTexts([settings], names) }, scribbles(names)),
    give: (source) => {
      const { findings, ...file } = readSettingsFile(source)
      for (const { line, column } of findings) assert.ok(line >= 1 && column >= 1)
      if (findings.length > 0) throw brokenSettings('config.yaml', findings)
      settle({}, {}, file)
    },
  })),
  kind('one setting', 4, () => {
    const { at, end } = folderOf()
    const config = at('config.yaml')
    const paths = { config, journal: '', backups: '', prompts: '', support: '' }
    const files = filesAt(paths, {
      shipped: '',
      temporary: [],
      sealed: '',
      cache: '',
      shred: () => {},
    })
    const stored = () => (existsSync(config) ? readFileSync(config, 'utf8') : '')
    return {
      inputs: fc.oneof(
        fc.constantFrom<[string, string]>(['person', 'Alex'], ['breathing.mine', 'in 4, out 6']),
        fc.tuple(
          fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, typedLike(names)),
          fc.constantFrom(...wholeHostile, 'yes', 'true', '12', '04:00', 'in 4, out 6', 'null'),
        ),
      ),
      stored,
      give: async ([name, value]) => {
        await files.setSetting(name, value)
        const { values, breathing } = await settingsIn(config)
        const [, own] = name.split('.')
        const kept = own === undefined ? values[name as 'person'] : breathing[own]
        assert.equal(kept, value)
        if (stored().length > 4000) rmSync(config)
      },
      end,
    }
  }),
  kind(
    'support plans',
    30,
    () => {
      const { at, end } = folderOf()
      const path = at('support.yaml')
      return {
        inputs: fc.oneof(changedTexts([plan]), scribbles(['people', 'places', 'steps'])),
        give: async (source) => {
          writeFileSync(path, source)
          for (const passage of supportPassages(supportPage, await readSupportPlan(path), ''))
            for (const text of [passage.text, ...(passage.items ?? [])])
              assert.equal(typeof text, 'string')
        },
        end,
      }
    },
    true,
  ),
  kind('passphrase files', 30, () => {
    const { at, end } = folderOf()
    const path = at('passphrase')
    return {
      inputs: fc.tuple(bytes, fc.constantFrom(0o600, 0o600, 0o600, 0o644)),
      give: ([content, mode]) => {
        rmSync(path, { force: true })
        writeFileSync(path, content, { mode })
        const passphrase = readPassphraseFile(path, 'linux')
        assert.ok(passphrase !== '' && !passphrase.includes('\n'))
        const line = content.toString('latin1').split(/\r?\n/)[0]
        assert.ok(Buffer.from(passphrase).toString('latin1') === line?.replace(/^\xef\xbb\xbf/, ''))
      },
      end,
    }
  }),
]
