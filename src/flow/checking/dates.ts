import { isProblem, type Problem } from '../../errors.ts'
import { asDay } from '../../time/day.ts'
import { asClockTime, momentOf } from '../../time/moment.ts'
import { readDay } from '../../time/reading-day.ts'
import { readMoment } from '../../time/reading-when.ts'
import type { DateStep } from '../flow.ts'
import type { Findings } from '../reading/collecting.ts'
import type { Path } from '../reading/findings.ts'

/** Any day will do; a time alone, such as 22:00, can be read early in it or late. */
const day = asDay('2026-01-07')
const hours = ['00:01', '12:00', '23:59']
const dayEnd = asClockTime('04:00')

/** Checks that each suggested day can be read at some hour, the way the step looks. */
export const checkSuggestions = (step: DateStep, path: Path, findings: Findings): void => {
  step.suggest.forEach((text, index) => {
    const refusals = hours.map((hour) => refusalOf(text, step, hour))
    if (refusals.every((one) => one !== undefined))
      findings.add(
        [...path, 'suggest', index],
        `“${text}” cannot be suggested here: ${refusals[1]?.why}`,
        refusals[1]?.next ?? '',
      )
  })
}

const refusalOf = (text: string, step: DateStep, hour: string): Problem | undefined => {
  const { moment } = momentOf(new Date(`${day}T${hour}:00Z`), 'UTC')
  try {
    if (step.withTime) readMoment(text, { now: moment, dayEnd }, step.looking)
    else readDay(text, day, step.looking)
    return undefined
  } catch (error) {
    if (isProblem(error)) return error
    throw error
  }
}
