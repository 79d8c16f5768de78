import type { Value } from '../journal/entry.ts'
import { sayDuration } from '../time/duration.ts'
import type { AskStep, Choice } from './flow.ts'
import { listed } from './listed.ts'
import type { People, Times } from './surroundings.ts'

/** What it takes to say a person and a day. */
export interface Saying {
  readonly people: Pick<People, 'byId'>
  readonly times: Pick<Times, 'sayDay'>
  /** What the follow-up was about that an entry answers, by the entry's id. */
  readonly answered?: (entry: string) => string | undefined
}

/** An answer as a later sentence quotes it; undefined when it was skipped. */
export const sayValue = (
  value: Value,
  step: AskStep | undefined,
  saying: Saying,
): string | undefined => say(value, saying, (key) => optionOf(step, key)?.quoted ?? key)

/** An answer as it stands under its own question, in the words that were chosen; undefined when it was skipped. */
export const sayAnswer = (
  value: Value,
  step: AskStep | undefined,
  saying: Saying,
): string | undefined => say(value, saying, (key) => optionOf(step, key)?.text ?? key)

const say = (
  value: Value,
  { people, times }: Saying,
  choiceText: (key: string) => string,
): string | undefined => {
  switch (value.kind) {
    case 'skipped':
      return undefined
    case 'scale':
      return String(value.number)
    case 'seconds':
      return sayDuration(value.number)
    case 'words':
      return listed(value.words.map(choiceText))
    case 'choice':
      return choiceText(value.text)
    case 'person':
      return people.byId(value.text)?.name
    case 'day':
    case 'moment':
      return times.sayDay(value.text)
    case 'text':
      return value.text
  }
}

const optionOf = (step: AskStep | undefined, key: string): Choice | undefined => {
  const options = step?.kind === 'choose' || step?.kind === 'choose-several' ? step.options : []
  return options.find((option) => option.key === key)
}
