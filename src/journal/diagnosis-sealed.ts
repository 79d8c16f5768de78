import type { Finding } from './diagnosis.ts'
import type { Examined } from './examination.ts'

/** What to make of the notes that wait sealed, and of what they are sealed with. */
export const sealedFindings = ({
  sealed: { many, unread },
  keyCheck,
}: Pick<Examined, 'sealed' | 'keyCheck'>): readonly Finding[] => {
  const about = 'sealed notes'
  const readable = many - unread.length
  return [
    ...(readable > 0
      ? [
          {
            about,
            state: 'fine' as const,
            found: `What you gave while it was locked waits for it to be opened: ${readable}.`,
            next: '',
          },
        ]
      : []),
    ...unread.map(({ name, how, why }) => ({
      about,
      state: 'look' as const,
      found: `${name} cannot be read, and stays. ${why}`,
      next: how === 'foreign' ? forEarlier : '',
    })),
    ...checkFindings(keyCheck),
  ]
}

const forEarlier =
  'With an earlier passphrase in CAPACITY_PASSPHRASE_FILE, capacity log may bring it in.'

const checkFindings = (keyCheck: Examined['keyCheck']): readonly Finding[] => {
  const about = 'key check'
  if (keyCheck === 'foreign')
    return [
      {
        about,
        state: 'wrong',
        found: 'It names another key to seal notes for, so somebody else may read them.',
        next: 'The next command that opens the journal puts it right: capacity log',
      },
    ]
  return keyCheck === 'missing'
    ? [
        {
          about,
          state: 'look',
          found: 'It is not there or damaged, so nothing can be kept while the journal is locked.',
          next: 'The next command that opens the journal writes it anew: capacity log',
        },
      ]
    : []
}
