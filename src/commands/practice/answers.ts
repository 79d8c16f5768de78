import { unkeptDraft } from '../../flow/draft.ts'
import type { Flow } from '../../flow/flow.ts'
import { asks, everyStep } from '../../flow/steps.ts'
import type { Option, Question } from '../../flow/terminal.ts'
import {
  readAnswers,
  type ScriptedTerminal,
  scriptedTerminal,
} from '../../flow/walking/scripted.ts'
import { type Walked, walk } from '../../flow/walking/walk.ts'
import { keptDraft } from '../../journal/kept-draft.ts'
import { textFlag } from '../command.ts'
import type { House } from '../house.ts'
import { beginningOf, personOf, type Sitting, switchesOf } from './sitting.ts'
import { surroundingsOf } from './surroundings.ts'

/**
 * Runs a flow from `--answers` without asking anybody: first in rehearsal, where nothing is kept and every
 * answer is checked, then once more for good. `--dry-run` stops after the rehearsal and prints the steps.
 */
export const fromAnswers = async (house: House, sitting: Sitting): Promise<void> => {
  const source = textFlag(sitting.flags, 'answers')
  const answers = source === undefined ? {} : readAnswers(await house.files.read(source))
  const rehearsed = await walkWith(house, sitting, answers, false)
  if (source !== undefined) rehearsed.terminal.finish(stepIds(house, sitting.flow))
  if (sitting.flags.dryRun) return printSteps(house, sitting, rehearsed.terminal)
  const { id, walked } = await walkWith(house, sitting, answers, true)
  finish(house, sitting, id, walked)
}

const walkWith = async (
  house: House,
  sitting: Sitting,
  answers: Readonly<Record<string, unknown>>,
  keep: boolean,
) => {
  const { flow, flags, given } = sitting
  const terminal = scriptedTerminal(answers)
  const store = () => house.journal.open(keep ? 'write' : 'look')
  const switches = switchesOf(flow, flags)
  const surroundings = surroundingsOf(house, { store, switches, keep })
  const kept = keep ? keptDraft(store, () => beginningOf(house, sitting)) : undefined
  const beginning = { now: flags.now === true, ...(given !== '' && { given }) }
  const walked = await walk(
    flow,
    terminal,
    kept ?? unkeptDraft(personOf(house, sitting, surroundings.people)),
    surroundings,
    beginning,
  )
  return { terminal, id: kept?.id, walked }
}

const finish = (
  house: House,
  { flow, flags }: Sitting,
  id: string | undefined,
  { ending, laters }: Walked,
): void => {
  const entries = () => house.journal.open('write').entries
  if (ending === 'stopped') {
    if (id !== undefined) entries().remove(id)
    house.screen.say(`${flow.title} stopped before the script. Nothing was kept.`)
    return
  }
  if (id === undefined) return
  entries().finish(id, laters)
  if (flags.json) house.screen.records({ entry: { id, flow: flow.name } })
  else house.screen.say(`Kept: ${id}`)
}

/** Every id an answer could have: the flow's own and those of the flows it walks inside itself. */
const stepIds = (house: House, flow: Flow): string[] =>
  [...everyStep(flow.steps)].flatMap((step) => {
    if (asks(step)) return [step.id]
    if (step.kind === 'gate')
      return stepIds(house, house.library().flow(step.flow)).map((id) => `${step.flow}.${id}`)
    return []
  })

const printSteps = (house: House, { flow, flags }: Sitting, { asked }: ScriptedTerminal): void => {
  if (flags.json) {
    const steps = asked.map((question) => {
      const { id, kind, text } = question
      const options = 'options' in question ? { options: choicesOf(question.options) } : {}
      return { id, kind, text, ...options }
    })
    house.screen.records({ flow: flow.name, steps })
    return
  }
  for (const question of asked) house.screen.text(stepLine(question))
}

const choicesOf = (options: readonly Option[]) => options.map(({ key, text }) => ({ key, text }))

const stepLine = (question: Question): string => {
  const choices =
    'options' in question ? ` [${question.options.map(({ key }) => key).join(' | ')}]` : ''
  return `${question.id} (${question.kind}): ${question.text}${choices}`
}
