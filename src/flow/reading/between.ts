import * as v from 'valibot'
import { quotedIn } from '../template.ts'
import { readData } from './data.ts'
import { type Finding, inOrder } from './findings.ts'
import { words } from './schema.ts'

/** A sentence that quotes each of these once, and nothing else: `{command}`. */
const quoting = (...names: readonly string[]) =>
  v.pipe(
    words,
    v.check(
      (text) => quotedIn(text).toSorted().join() === names.toSorted().join(),
      `should have ${names.map((name) => `{${name}}`).join(' and ')} in it, once`,
    ),
  )

const betweenFile = v.strictObject({
  caution: v.strictObject({ choose: words, on: words, instead: quoting('pattern') }),
  wording: v.strictObject({ choose: words, change: words }),
  unfinished: v.strictObject({
    choose: quoting('when'),
    'choose-with': quoting('when', 'name'),
    running: quoting('when'),
    continue: words,
    anew: words,
    remove: words,
  }),
  'come-back': v.strictObject({
    nothing: words,
    choose: words,
    answer: words,
    move: words,
    'let-go': words,
    enough: words,
    day: words,
    elsewhere: words,
  }),
  'not-kept': v.strictObject({ choose: words, again: words, stop: words, show: words }),
  left: quoting('command'),
  'left-before': quoting('command'),
  'deleted-elsewhere': words,
  kept: words,
  replaced: words,
  'read-again': quoting('command'),
  'support-more': words,
  'support-read': words,
  welcome: v.strictObject({
    title: words,
    stays: words,
    open: words,
    lock: quoting('command'),
    delete: quoting('command'),
    leave: quoting('key'),
    support: quoting('command'),
    closing: words,
  }),
})

/** `prompts/between.yaml`: what is said around the questions, rather than by one practice. */
export type Between = v.InferOutput<typeof betweenFile>

/** Reads `between.yaml`. Either it is there and sound, or `findings` say what to change. */
export const readBetween = (
  source: string,
): { between?: Between; findings: readonly Finding[] } => {
  const { output, findings } = readData(source, betweenFile)
  return { ...(output && { between: output }), findings: inOrder(findings.list) }
}
