import type { SeveralQuestion } from '../../../flow/terminal.ts'
import type { Look } from './frame.ts'
import type { Pick } from './picker.ts'

/** Any number of options, or up to so many, and where the question is open words of one's own. */
export const severalOf = (question: SeveralQuestion, look: Look): Pick => ({
  question,
  ...(question.standing && { standing: question.standing }),
  shelf: {
    groups: [{ name: '', options: question.options }],
    atMost: question.atMost,
    open: question.open,
  },
  ownWord: 'your own word',
  finding: question.open ? 'type to find or add' : 'type to find',
  look,
})
