import type {
  ChooseQuestion,
  ConfirmQuestion,
  DateQuestion,
  DraftQuestion,
  FeelingsQuestion,
  GroundQuestion,
  LineQuestion,
  ListQuestion,
  Option,
  PersonQuestion,
  ScaleQuestion,
  SeveralQuestion,
  WriteQuestion,
} from '../../../src/flow/terminal.ts'

/** Options that are stored as they are read. */
export const optionsOf = (...texts: string[]): Option[] =>
  texts.map((text) => ({ key: text, text }))

export const scale: ScaleQuestion = {
  kind: 'scale',
  id: 'before',
  text: 'How strong is it right now?',
  min: 0,
  max: 10,
  step: 1,
  low: 'settled',
  high: 'the most it gets',
  unit: '',
}
export const likely: ScaleQuestion = {
  ...scale,
  id: 'likely',
  text: 'How likely?',
  max: 100,
  unit: '%',
}
export const choose: ChooseQuestion = {
  kind: 'choose',
  id: 'next',
  text: 'What would help?',
  options: [{ key: 'again', text: 'another round' }, ...optionsOf('a break')],
}
export const several: SeveralQuestion = {
  kind: 'several',
  id: 'warm',
  text: 'A warm moment?',
  options: optionsOf('thanks', 'a laugh'),
  atMost: Number.POSITIVE_INFINITY,
  open: true,
}
export const feelings: FeelingsQuestion = {
  kind: 'feelings',
  id: 'feelings',
  text: 'If a name fits, what is it?',
  groups: [
    { name: 'Unpleasant', words: ['sad', 'hurt'] },
    { name: 'Pleasant', words: ['calm'] },
  ],
  atMost: 3,
}
export const line: LineQuestion = {
  kind: 'line',
  id: 'plan',
  text: 'If …',
  initial: '',
  needed: false,
  keep: () => {},
}
export const write = (keep: (soFar: string) => void = () => {}): WriteQuestion => ({
  kind: 'write',
  id: 'facts',
  text: 'What happened?',
  initial: '',
  keep,
})
export const draft: DraftQuestion = {
  kind: 'draft',
  id: 'draft',
  text: 'Here it is.',
  initial: 'That was mine.',
  keep: () => {},
}
export const date: DateQuestion = {
  kind: 'date',
  id: 'when',
  text: 'When?',
  check: (typed) => `the day of ${typed}`,
  suggestions: optionsOf('today'),
}
export const person: PersonQuestion = {
  kind: 'person',
  id: 'who',
  text: 'Who is this about?',
  people: optionsOf('Alex'),
  relations: optionsOf('partner', 'friend'),
  isName: (typed) => typed.split(' ').length < 4,
}
export const confirm: ConfirmQuestion = { kind: 'confirm', id: 'true', text: 'Did you?' }
export const list: ListQuestion = {
  kind: 'list',
  id: 'ways',
  text: 'Which ways?',
  atLeast: 0,
  initial: [],
  keep: () => {},
}
export const ground: GroundQuestion = {
  kind: 'ground',
  id: 'look',
  text: 'Slowly.',
  prompts: ['Five things.'],
}

/** One question of every kind that is answered with keys. */
export const typed = [
  scale,
  likely,
  choose,
  several,
  feelings,
  line,
  write(),
  draft,
  date,
  person,
  confirm,
  list,
]
