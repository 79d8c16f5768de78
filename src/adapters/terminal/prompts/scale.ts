import { createPrompt, useState } from '@inquirer/core'
import type { ScaleQuestion } from '../../../flow/terminal.ts'
import { oneLine } from '../../../harmless.ts'
import { displayWidth } from '../graphemes.ts'
import type { Theme } from '../theme.ts'
import { wrap } from '../wrap.ts'
import { isDigit, typeDigit } from './digits.ts'
import { type Look, roomFor, tabDoes, useFrame } from './frame.ts'
import { isEnd, isEnter, isSkip, type Key, useKeys } from './keypress.ts'
import { answered, back, left, type Outcome, passed } from './outcome.ts'

/** Asks for a number on a row from low to high; no number is lit until one is chosen, so that none suggests itself. */
export const scale = createPrompt<Outcome<number>, { question: ScaleQuestion; look: Look }>(
  ({ question, look }, done) => {
    const [typed, setTyped] = useState(
      question.standing === undefined ? '' : String(question.standing),
    )
    const { columns } = roomFor(look, question)
    const value = typed === '' ? undefined : Number(typed)

    useKeys(
      (key) => {
        if (isEnd(key)) done(left)
        else if (isSkip(key)) done(passed(question))
        else if (isEnter(key)) done(answered(value))
        else setTyped(next(question, typed, key))
      },
      question.before && (() => done(back)),
    )

    return useFrame(look, {
      head: question,
      body: draw(question, value, columns, look.theme),
      keys: ['enter answers', tabDoes(question), `number or ${look.theme.glyph.leftRight}`],
    })
  },
)

/** What stands typed after a key. */
function next(question: ScaleQuestion, typed: string, key: Key): string {
  const { min, max } = question
  if (isDigit(key.text)) return typeDigit(typed, key.text, max)
  if (key.name === 'backspace' || key.name === 'delete') return ''
  if (key.name === 'home') return String(min)
  if (key.name === 'end') return String(max)
  const by = stride(question) * direction(key)
  if (by === 0) return typed
  if (typed === '') return String(by > 0 ? min : max)
  // Steps go by the marks of the scale, also from a number typed between two of them.
  const mark = (Number(typed) - min) / stride(question)
  const to = by > 0 ? Math.floor(mark) + 1 : Math.ceil(mark) - 1
  return String(Math.min(Math.max(min + to * stride(question), min), max))
}

function direction({ name }: Key): -1 | 0 | 1 {
  if (name === 'right' || name === 'up') return 1
  return name === 'left' || name === 'down' ? -1 : 0
}

/** How far an arrow goes: a step, or a tenth of a long scale. */
const stride = ({ min, max, step }: ScaleQuestion): number =>
  Math.max(step, Math.round((max - min) / 10 / step) * step)

function draw(
  question: ScaleQuestion,
  value: number | undefined,
  columns: number,
  theme: Theme,
): string[] {
  const { min, max, step } = question
  const short = (max - min) / step <= 10 && String(max).length <= 2
  const row = short ? cells(question, value, theme) : bar(question, value, columns, theme)
  return [row.line, ...ends(question, row.width, columns).map((line) => theme.quiet(line))]
}

interface Drawn {
  readonly line: string
  readonly width: number
}

function cells({ min, max, step }: ScaleQuestion, value: number | undefined, theme: Theme): Drawn {
  const numbers = Array.from({ length: (max - min) / step + 1 }, (_, index) => min + index * step)
  const plain = numbers.map((number) => (number === value ? `[${number}]` : ` ${number} `))
  const styled = plain.map((cell, index) => (numbers[index] === value ? theme.accent(cell) : cell))
  return { line: styled.join(''), width: displayWidth(plain.join('')) }
}

function bar(
  { min, max, unit }: ScaleQuestion,
  value: number | undefined,
  columns: number,
  theme: Theme,
): Drawn {
  const { full, empty } = theme.glyph
  const width = Math.min(30, columns - 8)
  const filled = value === undefined ? 0 : Math.round(((value - min) / (max - min)) * width)
  const track = theme.accent(full.repeat(filled)) + theme.quiet(empty.repeat(width - filled))
  const shown = value === undefined ? '' : `  ${value}${unit && ` ${oneLine(unit)}`}`
  return { line: ` ${track}${theme.answer(shown)}`, width: width + 2 }
}

/** What the two ends mean: under them where both fit, otherwise one beneath the other. */
function ends({ min, max, low, high }: ScaleQuestion, width: number, columns: number): string[] {
  const words = { low: oneLine(low), high: oneLine(high) }
  if (!words.low && !words.high) return []
  const gap = width - 2 - displayWidth(words.low) - displayWidth(words.high)
  if (gap >= 2) return [` ${words.low}${' '.repeat(gap)}${words.high}`]
  const named = [`${min} ${words.low}`, `${max} ${words.high}`]
  const together = named.join('    ')
  const lines = displayWidth(together) < columns ? [together] : named
  return lines.flatMap((line) => wrap(line, columns - 1)).map((line) => ` ${line}`)
}
