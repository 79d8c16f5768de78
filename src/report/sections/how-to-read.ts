import { section, sentence, type Teller } from './section.ts'

/** What the numbers rest on and where they stop; always there when anything else is. */
export const howToRead: Teller = ({ reading, naming, wish }) => {
  if (reading.entries.length === 0) return []
  return section(
    'how-to-read',
    'How to read this',
    [],
    [
      'Every number names how many entries it rests on. With fewer than three, the entries are listed; with a few more, it is too early to say.',
      '“In the middle” is the median. “Likely between” is a 95 % interval: the fewer the entries, the wider.',
      'Strong moments tend to ease anyway. Days without an entry are not zeros. What goes together here need not come from one another.',
      'An entry counts on its own day. Chains are told as far as they have come by now.',
      naming.numbersOnly
        ? 'None of your words are in here: no texts, no names.'
        : '“You” is whoever keeps this journal; the quoted words are theirs.',
      wish.private
        ? 'What you keep to yourself is in here too.'
        : 'What you keep to yourself is left out, of the numbers as well.',
      'A practice tool, not therapy or a crisis service.',
    ].map(sentence),
  )
}
