import type { FeelingsQuestion } from '../../../flow/terminal.ts'
import type { Look } from './frame.ts'
import type { Pick } from './picker.ts'
import { placed } from './quadrants.ts'

/** Words for what is felt: a corner of the grid first, then its words; or a word typed at any time. */
export const feelingsOf = (question: FeelingsQuestion, look: Look): Pick => ({
  question,
  ...(question.standing && { standing: question.standing }),
  shelf: {
    groups: placed(question.groups).map(({ name, words }) => ({
      name,
      options: words.map((word) => ({ key: word, text: word })),
    })),
    atMost: question.atMost,
    open: true,
  },
  ownWord: 'your own word',
  finding: 'type to find or add',
  look,
})
