import { secondsIn } from '../../time/duration.ts'
import { quotable, quotableInto } from '../facts.ts'
import type { AskStep, Step } from '../flow.ts'
import { didYouMean } from '../nearest.ts'
import type { Findings } from '../reading/collecting.ts'
import type { Path } from '../reading/findings.ts'
import { leftOver, quotedIn } from '../template.ts'

/** What a sentence may quote, where it stands. */
export interface Quotable {
  readonly asked: ReadonlyMap<string, AskStep>
  readonly findings: Findings
  /** Whether it stands in a `for-each`, so that there is an item. */
  readonly repeated: boolean
}

/** Checks what a step's sentences quote, and that nothing is quoted where it would not be filled in. */
export const checkSentences = (step: Step, path: Path, quotable: Quotable): void => {
  for (const [key, text] of sentencesOf(step)) checkQuotes(text, [...path, key], quotable)
  for (const [way, text] of unfilledOf(step)) {
    if (/[{}]/.test(text))
      quotable.findings.add(
        [...path, ...way],
        'Nothing can be quoted here.',
        'Leave out the braces.',
      )
  }
}

/** Checks one sentence: each name in braces is known, and each brace is part of one. */
export const checkQuotes = (text: string, path: Path, { asked, findings, repeated }: Quotable) => {
  const names = [...asked.keys(), ...quotable.filter((name) => name !== 'item' || repeated)]
  for (const name of quotedIn(text)) {
    const [room = '', ...rest] = name.split('.')
    const known =
      rest.length === 0 ? names.includes(name) : (quotableInto as readonly string[]).includes(room)
    if (known) continue
    const wrong = `“{${name}}” quotes nothing from an earlier step.`
    findings.add(path, wrong, didYouMean(name, names))
  }
  const stray = leftOver(text)
  if (stray !== undefined) {
    const next = 'Write {step-id}, or {step-id or these words}, in small letters.'
    findings.add(path, `“${stray}” is not how an answer is quoted.`, next)
  }
}

/** The key a step's own sentence stands under; for most it is the kind itself. */
const sentenceKey = (kind: Step['kind']): string =>
  kind === 'breathe' || kind === 'show' || kind === 'follow-ups' ? 'say' : kind

const sentencesOf = (step: Step): (readonly [string, string])[] => {
  if (step.kind === 'later') return [['about', step.about]]
  const own = 'text' in step ? [[sentenceKey(step.kind), step.text] as const] : []
  const hint = 'hint' in step && step.hint !== undefined ? [['hint', step.hint] as const] : []
  const from = step.kind === 'draft' ? [['from', step.from] as const] : []
  const usual = step.kind === 'duration' ? [['usual', step.usual] as const] : []
  return [...own, ...hint, ...from, ...usual]
}

/** Texts that are shown as they stand. */
const unfilledOf = (step: Step): (readonly [Path, string])[] => {
  if (step.kind === 'scale')
    return [
      [['low'], step.low],
      [['high'], step.high],
    ]
  if (step.kind === 'ground')
    return step.prompts.map((text, index) => [['prompts', index], text] as const)
  if (step.kind === 'choose' || step.kind === 'choose-several')
    return step.options.map(
      ({ text, quoted }, index) => [['options', index], text + quoted] as const,
    )
  return []
}

/** A length of time written out, such as `2 minutes`; or, where `asked` is given, the id of an earlier duration. */
export const checkLength = (
  text: string,
  path: Path,
  findings: Findings,
  asked?: ReadonlyMap<string, AskStep>,
): void => {
  if (secondsIn(text) !== undefined || asked?.get(text)?.kind === 'duration') return
  const or = asked ? ', or the id of an earlier duration' : ''
  findings.add(
    path,
    `“${text}” is not a length of time.`,
    `Write it as 2 minutes, 1h30 or 90 seconds${or}.`,
  )
}
