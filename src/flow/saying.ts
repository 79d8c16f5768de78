import type { Value } from '../journal/entry.ts'
import { sayDuration } from '../time/duration.ts'
import type { AskStep } from './flow.ts'
import { listed } from './listed.ts'
import type { People, Times } from './surroundings.ts'

/** What it takes to say a person and a day. */
export interface Saying {
  readonly people: Pick<People, 'byId'>
  readonly times: Pick<Times, 'sayDay'>
}

/** An answer as a later sentence quotes it; undefined when it was skipped. */
export const sayValue = (
  value: Value,
  step: AskStep | undefined,
  { people, times }: Saying,
): string | undefined => {
  switch (value.kind) {
    case 'skipped':
      return undefined
    case 'scale':
      return String(value.number)
    case 'seconds':
      return sayDuration(value.number)
    case 'words':
      return listed(value.words.map((word) => choiceText(step, word)))
    case 'choice':
      return choiceText(step, value.text)
    case 'person':
      return people.byId(value.text)?.name
    case 'day':
    case 'moment':
      return times.sayDay(value.text)
    case 'text':
      return value.text
  }
}

const choiceText = (step: AskStep | undefined, key: string): string => {
  const options = step?.kind === 'choose' || step?.kind === 'choose-several' ? step.options : []
  return options.find((option) => option.key === key)?.quoted ?? key
}
