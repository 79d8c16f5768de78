import type { Rule } from 'markdownlint'
import { lint } from 'markdownlint/sync'
import { describe, expect, test } from 'vitest'
import { paragraph, quotation } from '../../../src/report/formats/markdown/text.ts'
import { renderReport } from '../../../src/report/render.ts'
import { hostile } from '../../support/hostile.ts'
import { everyReport, hostileMaterial } from '../reports.ts'

const findingsIn = (text: string): string[] =>
  Object.values(lint({ strings: { report: text } })).flatMap((found) =>
    found.map(({ lineNumber, ruleNames, errorContext }) =>
      [ruleNames[0], lineNumber, text.split('\n')[lineNumber - 1], errorContext].join(' | '),
    ),
  )

describe('passes the linter as it comes', () => {
  test.each(everyReport)('%s', (_, material, wish) => {
    expect(findingsIn(renderReport(material, 'md', wish))).toEqual([])
  })

  test('whatever is written in it', () => {
    expect(findingsIn(renderReport(hostileMaterial, 'md', { compare: true }))).toEqual([])
  })
})

/** Every kind of thing a Markdown reader finds in a text. */
const kindsIn = (text: string): Set<string> => {
  const kinds = new Set<string>()
  type Token = { readonly type: string; readonly children: readonly Token[] }
  const note = ({ type, children }: Token): void => {
    kinds.add(type)
    for (const child of children) note(child)
  }
  const rule: Rule = {
    names: ['kinds'],
    description: 'notes what is there',
    tags: ['test'],
    parser: 'micromark',
    function: ({ parsers }) => {
      for (const token of parsers.micromark.tokens) note(token)
    },
  }
  lint({ strings: { text }, customRules: [rule], config: { default: false, kinds: true } })
  return kinds
}

const markup =
  /^(html|link|image|resource|reference|definition|autolink|literalAutolink|codeText|codeIndented|codeFenced|emphasis|strong|strikethrough|atxHeading|setextHeading|thematicBreak|list|table|math|gfmFootnote|characterReference)/

describe('words of the person are text and nothing else', () => {
  test.each(hostile)('%j', (text) => {
    const lines = quotation(text.split('\n'))
    const found = [...kindsIn(`${lines.join('\n')}\n`)].filter((kind) => markup.test(kind))
    expect(found).toEqual([])
    const alone = [...kindsIn(`${paragraph(text).join('\n')}\n`)].filter((kind) =>
      markup.test(kind),
    )
    expect(alone).toEqual([])
  })

  test('and this test knows markup when it sees it', () => {
    const kinds = kindsIn('# a\n\n**b** <i> [c](d) https://e.example `f`\n\n- g\n\n| h |\n| - |\n')
    expect([...kinds].filter((kind) => markup.test(kind)).length).toBeGreaterThan(6)
  })
})

test('reads well as it stands: lines of 80 at most, unless one word is longer', () => {
  for (const [, material, wish] of everyReport) {
    const lines = renderReport(material, 'md', wish).split('\n')
    expect(lines.filter((line) => line.length > 90)).toEqual([])
  }
})
