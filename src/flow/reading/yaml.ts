import { LineCounter, parseDocument } from 'yaml'
import { Findings } from './collecting.ts'

/** The largest file that is read, in characters; the longest shipped script has about 15,000. */
const LARGEST = 500_000

/** One YAML document as plain data, or findings that say where it is none. Never throws. */
export const readYaml = (source: string): { raw?: unknown; findings: Findings } => {
  const lines = new LineCounter()
  const text = source.length > LARGEST ? '' : source
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  })
  const findings = new Findings(document, lines)
  if (source.length > LARGEST) {
    findings.add([], 'This file is too large to be read.', 'Split it into several.')
    return { findings }
  }
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0])
    const wrong = `This is not YAML: ${error.message.split('\n')[0]}`
    const next = 'Look for a missing space after a colon, or put the text in quotes.'
    findings.list.push({ line, column: col, wrong, next })
  }
  if (findings.list.length > 0) return { findings }
  try {
    return { raw: document.toJS({ maxAliasCount: 50 }) as unknown, findings }
  } catch {
    // The parser refuses thousands of aliases with an exception of its own.
    findings.add([], 'This file repeats itself too often.', 'Write the repeated parts out.')
    return { findings }
  }
}
