import type { Offer, OfferedFlag } from './offers.ts'

/** For fish: one `complete` for each thing that can be typed. */
export const fishScript = (offers: readonly Offer[]): string =>
  `${['complete -c capacity -f', ...offers.flatMap(linesOf)].join('\n')}\n`

const linesOf = ({ name, about, words, file, flags }: Offer): string[] => {
  const here = `-n ${quoted(`__fish_seen_subcommand_from ${name}`)}`
  const at = (place: number) =>
    `-n ${quoted(`__fish_seen_subcommand_from ${name}; and test (count (commandline -opc)) -eq ${place + 2}`)}`
  return [
    `complete -c capacity -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`,
    ...words.map((some, place) => `complete -c capacity ${at(place)} -a ${quoted(some.join(' '))}`),
    ...(file ? [`complete -c capacity ${at(0)} -F`] : []),
    ...flags.map((flag) => `complete -c capacity ${here} ${flagOf(flag)}`),
  ]
}

const flagOf = ({ flag, about, takes, choices }: OfferedFlag): string => {
  const after = {
    nothing: '',
    maybe: '',
    free: ' -x',
    file: ' -r -F',
    choice: ` -x -a ${quoted(choices.join(' '))}`,
  }
  return `-l ${flag.slice(2)}${after[takes]} -d ${quoted(about)}`
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`
