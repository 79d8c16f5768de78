import type { Examined } from './examination.ts'
import { type Finding, fine, look, wrong } from './finding.ts'

/** What to make of the notes that wait sealed, and of what they are sealed with. */
export const sealedFindings = ({
  sealed: { many, unread },
  keyCheck,
}: Pick<Examined, 'sealed' | 'keyCheck'>): readonly Finding[] => {
  const about = 'sealed notes'
  const readable = many - unread.length
  const waits = `What you gave while it was locked waits for it to be opened: ${readable}.`
  return [
    ...(readable > 0 ? [fine(about, waits)] : []),
    ...unread.map(({ name, how, why }) =>
      look(about, `${name} cannot be read, and stays. ${why}`, how === 'foreign' ? forEarlier : ''),
    ),
    ...checkFindings(keyCheck),
  ]
}

const forEarlier =
  'With an earlier passphrase in CAPACITY_PASSPHRASE_FILE, capacity log may bring it in.'

const checkFindings = (keyCheck: Examined['keyCheck']): readonly Finding[] => {
  const about = 'key check'
  const putsRight = 'The next command that opens the journal puts it right: capacity log'
  const writesAnew = 'The next command that opens the journal writes it anew: capacity log'
  if (keyCheck === 'foreign')
    return [
      wrong(
        about,
        'It names another key to seal notes for, so somebody else may read them.',
        putsRight,
      ),
    ]
  if (keyCheck === 'missing')
    return [
      look(
        about,
        'It is not there or damaged, so nothing can be kept while the journal is locked.',
        writesAnew,
      ),
    ]
  return []
}
