import type { Offer } from './offers.ts'

/** For PowerShell on every system: one table, looked up by what stands before the word. */
export const powershellScript = (
  offers: readonly Offer[],
): string => `Register-ArgumentCompleter -Native -CommandName capacity -ScriptBlock {
  param($word, $line, $cursor)
  $offers = @{
    '1' = ${list(offers.map(({ name }) => name))}
${offers.flatMap(rowsOf).join('\n')}
  }
  $typed = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { "$_" })
  $command = if ($typed.Count -gt 1) { $typed[1] } else { '' }
  $keys = @("$command $($typed[-1])", "$($typed.Count) $command", "$command")
  if ($typed.Count -le 1) { $keys = @('1') }
  if ("$word".StartsWith('-')) { $keys = @("$command") }
  $key = $keys | Where-Object { $offers.ContainsKey($_) } | Select-Object -First 1
  if (-not $key) { return }
  $offers[$key] | Where-Object { $_ -like "$word*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`

/** An empty row offers nothing of its own, and PowerShell then offers files. */
const rowsOf = ({ name, words, file, flags }: Offer): string[] => [
  `    '${name}' = ${list(flags.map(({ flag }) => flag))}`,
  ...(file ? [[]] : words).map((some, place) => `    '${place + 2} ${name}' = ${list(some)}`),
  ...flags
    .filter(({ takes }) => takes !== 'nothing' && takes !== 'maybe')
    .map(({ flag, choices }) => `    '${name} ${flag}' = ${list(choices)}`),
]

/** Names and flags hold nothing that would have to be quoted. */
const list = (words: readonly string[]): string =>
  `@(${words.map((word) => `'${word}'`).join(', ')})`
