import { type Offer, type OfferedFlag, quoted } from './offers.ts'

/** For zsh: to be evaluated, or kept as `_capacity` in a folder of `fpath`. */
export const zshScript = (offers: readonly Offer[]): string => `#compdef capacity
_capacity() {
  local state line
  _arguments -C '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands=(
${offers.map(({ name, about }) => `        ${quoted(`${name}:${about.replaceAll(':', '\\:')}`)}`).join('\n')}
      )
      _describe command commands
      ;;
    rest)
      case $line[1] in
${offers.map(caseOf).join('\n')}
      esac
      ;;
  esac
}
if [ "$funcstack[1]" = _capacity ]; then _capacity "$@"; else compdef _capacity capacity; fi
`

const caseOf = ({ name, words, file, flags }: Offer): string => {
  const places = words.map((some, place) => quoted(`${place + 1}: :(${some.join(' ')})`))
  const specs = [...flags.map(specOf), ...(file ? [quoted('1:file:_files')] : places)]
  return `        ${name}) _arguments ${specs.join(' ')} ;;`
}

const specOf = ({ flag, about, takes, choices }: OfferedFlag): string =>
  quoted(`${flag}[${about.replace(/[[\]\\]/g, '\\$&')}]${afterFlag(takes, choices)}`)

/** Two colons make what follows a flag optional. */
const afterFlag = (takes: OfferedFlag['takes'], choices: readonly string[]): string => {
  const after = {
    nothing: '',
    maybe: ':: :',
    free: ': :',
    file: ':file:_files',
    choice: `: :(${choices.join(' ')})`,
  }
  return after[takes]
}
