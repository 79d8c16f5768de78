import { asClockTime, type ClockTime } from './moment.ts'

/** A part of a day: the hours that are called so, and the one that is meant where roughly is fine. */
export interface PartOfDay {
  readonly name: string
  readonly from: ClockTime
  readonly until: ClockTime
  readonly usual: ClockTime
}

const part = (name: string, from: string, until: string, usual: string): PartOfDay => ({
  name,
  from: asClockTime(from),
  until: asClockTime(until),
  usual: asClockTime(usual),
})

const parts = [
  part('morning', '00:00', '12:00', '09:00'),
  part('noon', '11:00', '14:00', '12:00'),
  part('afternoon', '12:00', '18:00', '15:00'),
  part('evening', '16:00', '23:59', '20:00'),
]
const ofDay = new RegExp(
  `^(?:this|(.+?))(?: at| in the)? (${parts.map(({ name }) => name).join('|')})$`,
)

/** A day as it is named, without what is said of its hours: `this morning` is the morning of today. */
export const partedDay = (words: string): { readonly day: string; readonly part?: PartOfDay } => {
  const plain =
    words === 'earlier' ? 'today' : words.replace(/^earlier (?=today$|tonight$|this )/, '')
  const [, day = 'today', name] = ofDay.exec(plain === 'tonight' ? 'this evening' : plain) ?? []
  const found = parts.find((one) => one.name === name)
  return found ? { day, part: found } : { day: plain }
}
