import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkFolder, readFolder } from '../../src/adapters/files/scripts.ts'
import { stepSchemas } from '../../src/flow/reading/schema.ts'
import { readFlow } from '../../src/flow/reading/script.ts'
import { asks, everyStep } from '../../src/flow/steps.ts'
import { assemble, quotedIn } from '../../src/flow/template.ts'
import { tracks } from '../../src/report/keys.ts'

const folder = join(import.meta.dirname, '..', '..', 'prompts')
const scripts = readFolder(folder)
const flows = Object.values(scripts.flows)
const guide = readFileSync(join(folder, 'README.md'), 'utf8')

const inTheMoment = ['breathe', 'ground', 'pause']
const practised = [
  ...['journal', 'repair', 'reflect', 'ask', 'share', 'thanks', 'rehearse', 'talk', 'reconnect'],
  'plan',
]

describe('the shipped scripts', () => {
  test('name only flows, words and patterns that are there', () => {
    const checked = checkFolder(folder, { scripts, shipped: {}, tracks })
    expect(checked.length).toBeGreaterThan(20)
    expect(checked.filter(({ findings }) => findings.length > 0)).toEqual([])
  })

  test.each([
    ['In the moment', inTheMoment],
    ['Practise', practised],
  ])('%s: stand in the order of the help text', (group, names) => {
    const there = flows.filter((flow) => flow.group === group)
    expect(there.sort((a, b) => a.place - b.place).map((flow) => flow.name)).toEqual(names)
  })

  test('have the private check in front of everything that is brought up with somebody', () => {
    const gated = flows.filter((flow) => flow.steps.some((step) => step.kind === 'gate'))
    expect(gated.map((flow) => flow.name).sort()).toEqual(
      ['ask', 'plan', 'rehearse', 'repair', 'share', 'talk'].sort(),
    )
    for (const { steps } of gated) {
      const before = steps.slice(
        0,
        steps.findIndex((step) => step.kind === 'gate'),
      )
      const asked = [...everyStep(before)].filter(asks).map((step) => step.id)
      expect(['who', 'alone']).toEqual(expect.arrayContaining(asked))
    }
  })

  test('never ask why, and need no answer to go on', () => {
    const asked = flows.flatMap((flow) => [...everyStep(flow.steps)].filter(asks))
    expect(asked.length).toBeGreaterThan(150)
    expect(asked.filter((step) => /\bwhy\b/i.test(`${step.text} ${step.hint ?? ''}`))).toEqual([])
    expect(asked.filter((step) => step.needed)).toEqual([])
  })

  test('fit a narrow screen', () => {
    const options = flows.flatMap((flow) =>
      [...everyStep(flow.steps)].flatMap((step) => ('options' in step ? step.options : [])),
    )
    expect(options.filter(({ text }) => text.length > 36)).toEqual([])
  })
})

describe('a draft', () => {
  const onlyQuotes = (from: string): boolean => /^\{[^{}]*\}$/.test(from)
  const drafts = flows.flatMap((flow) =>
    [...everyStep(flow.steps)].flatMap((step) =>
      step.kind === 'draft' && !onlyQuotes(step.from)
        ? [[`${flow.name}: ${step.id}`, step.from] as const]
        : [],
    ),
  )

  test.each(drafts)('%s reads well whatever was skipped', (_, from) => {
    const names = [...new Set(quotedIn(from))]
    for (let given = 0; given < 2 ** names.length; given++) {
      const text = assemble(from, (name) =>
        (given >> names.indexOf(name)) & 1 ? 'I left' : undefined,
      )
      for (const line of text.split('\n').filter((one) => one !== '')) {
        expect(line).toMatch(/^[A-Z].*[.?]$/)
        expect(line).not.toMatch(/[{}…_]|\.\.| {2}/)
      }
    }
  })
})

describe('the guide to writing one', () => {
  const examples = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  const steps = examples.filter((text) => text.startsWith('- '))

  test('shows every kind of step, in examples that are a sound script when they stand in a row', () => {
    const body = steps.join('').replace(/^/gm, '  ')
    const head = 'name: example\ntitle: Example\nfor: the guide\nabout: somebody\nsteps:\n'
    const { flow, findings } = readFlow(head + body, '')
    expect(findings).toEqual([])
    const shown = new Set([...everyStep(flow?.steps ?? [])].map((step) => step.kind))
    expect([...shown].sort()).toEqual(Object.keys(stepSchemas).sort())
  })

  test('has a whole script at its head', () => {
    const whole = examples.find((text) => text.startsWith('name:')) ?? ''
    expect(readFlow(whole, '').findings).toEqual([])
  })

  test('names everything an answer is counted under', () => {
    const tracked = flows.flatMap((flow) =>
      [...everyStep(flow.steps)].flatMap((step) =>
        asks(step) && step.tracks ? [step.tracks] : [],
      ),
    )
    const counted = guide.slice(guide.indexOf('## What the report counts'))
    const named = new Set([...counted.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name))
    expect([...new Set(tracked)].filter((name) => !named.has(name))).toEqual([])
  })
})
