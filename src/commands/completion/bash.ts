import { type Offer, quoted } from './offers.ts'

/** For bash from 3.2 on, which macOS still has: no arrays by name, and `compopt` only where there is one. */
export const bashScript = (offers: readonly Offer[]): string => `_capacity() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]}
  local words='' flags='' file=''
  case "$COMP_CWORD \${COMP_WORDS[1]} $before" in
    1\\ *) words=${quoted(offers.map(({ name }) => name).join(' '))} ;;
${offers.flatMap(afterFlags).join('\n')}
    *)
      case "\${COMP_WORDS[1]}" in
${offers.map(flagsOf).join('\n')}
      esac
      case "$COMP_CWORD \${COMP_WORDS[1]}" in
${offers.flatMap(wordsOf).join('\n')}
      esac
      ;;
  esac
  COMPREPLY=()
  if [ -n "$file" ]; then
    compopt -o default 2>/dev/null
    return
  fi
  case "$word" in -*) words=$flags ;; esac
  COMPREPLY=($(compgen -W "\${words:-$flags}" -- "$word"))
}
complete -F _capacity capacity
`

const afterFlags = ({ name, flags }: Offer): string[] =>
  flags.flatMap(({ flag, takes, choices }) => {
    const after = `    *\\ ${name}\\ ${flag})`
    if (takes === 'choice') return [`${after} words=${quoted(choices.join(' '))} ;;`]
    if (takes === 'file') return [`${after} file=yes ;;`]
    return takes === 'free' ? [`${after} ;;`] : []
  })

const flagsOf = ({ name, flags }: Offer): string =>
  `        ${name}) flags=${quoted(flags.map(({ flag }) => flag).join(' '))} ;;`

const wordsOf = ({ name, words, file }: Offer): string[] => [
  ...words.map(
    (some, place) => `        ${place + 2}\\ ${name}) words=${quoted(some.join(' '))} ;;`,
  ),
  ...(file ? [`        2\\ ${name}) file=yes ;;`] : []),
]
