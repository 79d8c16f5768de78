import { readFlow } from '../../src/flow/reading/script.ts'

/** A script with these steps; the first of them stands on line 5. */
export const scriptOf = (steps: string, head = ''): string => {
  const lines = ['name: test', 'title: Test', 'for: testing', ...(head ? [head] : []), 'steps:']
  return `${lines.join('\n')}\n${steps.trimEnd()}\n`
}

/** What is to be changed in a script, one line each: `line:column what is wrong next step`. */
export const complaintsAbout = (source: string): string[] =>
  readFlow(source, 'test').findings.map(
    ({ line, column, wrong, next }) => `${line}:${column} ${wrong} ${next}`,
  )

const asked = `
  - scale: Before?
    id: before
  - choose: Urge?
    id: urge
    options: [freeze, shout]
  - choose-several: Warm?
    id: warm
    options: [thanks, laugh, help]
  - line: What?
    id: what
  - date: When?
    id: day
    looking: ahead
  - duration: How long?
    id: length
    usual: 25 minutes
`.slice(1)

/**
 * What is to be changed in steps that can look back at a scale `before`, a choice `urge`, several `warm`, a
 * line `what`, a date `day` and a duration `length`; their own first line counts as line 1.
 */
export const complaintsAfter = (steps: string): string[] => {
  const before = scriptOf(asked).split('\n').length - 1
  return complaintsAbout(scriptOf(asked + steps)).map((complaint) =>
    complaint.replace(/^\d+/, (line) => String(Number(line) - before)),
  )
}
