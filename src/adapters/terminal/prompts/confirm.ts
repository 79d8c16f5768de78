import type { ConfirmQuestion } from '../../../flow/terminal.ts'
import type { Choosing } from './choose.ts'

/** A yes-or-no question as a choice of two: `@inquirer/confirm` would take a bare Enter for yes. */
export const yesOrNo = ({ text, hint, before, standing }: ConfirmQuestion): Choosing => ({
  text,
  ...(hint !== undefined && { hint }),
  ...(before && { before }),
  ...(standing !== undefined && { standing }),
  letters: 'y, n',
  options: [
    { key: 'yes', text: 'yes' },
    { key: 'no', text: 'no' },
  ],
})
