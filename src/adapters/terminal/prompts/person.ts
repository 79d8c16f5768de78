import type { Option, PersonQuestion } from '../../../flow/terminal.ts'
import type { Choosing } from './choose.ts'
import type { Look } from './frame.ts'
import type { Pick } from './picker.ts'

/** Someone already known, by number or by typing; any other name is someone new. */
export const personOf = (question: PersonQuestion, look: Look): Pick => ({
  question,
  ...(question.standing !== undefined && { standing: [question.standing] }),
  shelf: { groups: [{ name: '', options: question.people }], atMost: 1, open: true },
  ownWord: 'someone new',
  finding: 'type a name',
  look,
})

/** Who someone new is to the person. */
export const relationOf = (name: string, relations: readonly Option[]): Choosing => ({
  text: `And ${name} is your…`,
  options: relations,
})
