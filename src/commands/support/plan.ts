import { isLeft } from '../../errors.ts'
import { type Draft, unkeptDraft } from '../../flow/draft.ts'
import { walk } from '../../flow/walking/walk.ts'
import { emptyStore } from '../../journal/empty-store.ts'
import type { House } from '../house.ts'
import { surroundingsOf } from '../practice/surroundings.ts'
import { ownLists, type SupportPlan } from './page.ts'

/** How a person and what to ask of them stand on one line. */
const BETWEEN = ': '

/** Asks for the person's own people, places, steps and reasons, starting from those written before, and keeps them in their file. */
export const writeSupportPlan = async (house: House): Promise<void> => {
  const terminal = await house.terminal()
  const flow = house.library().flow('support-plan')
  const draft = draftFrom(await house.files.readSupportPlan())
  const surroundings = surroundingsOf(house, {
    store: () => emptyStore,
    switches: new Set(),
    keep: false,
  })
  const keep = async () => {
    house.screen.say(`Kept in ${await house.files.writeSupportPlan(planFrom(draft))}`)
  }
  terminal.say({ text: flow.title, tone: 'title' })
  try {
    await walk(flow, terminal, draft, surroundings)
  } catch (error) {
    if (isLeft(error)) await keep()
    throw error
  }
  await keep()
}

const draftFrom = (plan: SupportPlan): Draft => {
  const draft = unkeptDraft()
  for (const name of ownLists) {
    const lines = plan[name] ?? []
    const items = name === 'people' ? lines.map((line) => line.split(BETWEEN)[0] ?? '') : lines
    draft.typing(name, '', items.join('\n'))
  }
  for (const line of plan.people ?? []) {
    const [person = '', ...ask] = line.split(BETWEEN)
    draft.typing('ask-for', person, ask.join(BETWEEN))
  }
  return draft
}

/** The lists as they were answered; a skipped one stays as it was. */
const planFrom = (draft: Draft): SupportPlan =>
  Object.fromEntries(
    ownLists.map((name) => {
      const words = wordsOf(draft, name)
      return [name, name === 'people' ? words.map((person) => withAsk(person, draft)) : words]
    }),
  )

const wordsOf = (draft: Draft, step: string): readonly string[] => {
  const value = draft.answers.find((one) => one.step === step)?.value
  if (value?.kind === 'words') return value.words
  return draft
    .typed(step, '')
    .split('\n')
    .filter((line) => line !== '')
}

const withAsk = (person: string, draft: Draft): string => {
  const value = draft.answers.find((one) => one.step === 'ask-for' && one.item === person)?.value
  const ask = value?.kind === 'text' ? value.text : draft.typed('ask-for', person)
  return ask === '' ? person : person + BETWEEN + ask
}
