import { type Saying, sayAnswer } from '../../flow/saying.ts'
import { findStep } from '../../flow/steps.ts'
import type { Entry, FollowUp } from '../../journal/entry.ts'
import { titleOf } from '../../journal/titles.ts'
import type { House } from '../house.ts'
import { sayingOf } from '../present.ts'

/** What an entry came from, what came of it, and what is still to come back: lines to stand below it. */
export const threadOf = (entry: Entry, house: House): readonly string[] => {
  const { entries, followUps } = house.journal.open('read')
  const links = entries.links()
  const every = followUps.list()
  const saying = sayingOf(house)
  const told = (ids: readonly string[]): string[] =>
    [...new Set(ids)].flatMap((id) => {
      const other = entries.get(id)
      return other?.state === 'finished' ? [lineOf(other, every, house, saying)] : []
    })
  const open = every.filter((one) => one.origin === entry.id && one.state === 'open')
  return [
    ...under(
      'It came from',
      told(links.filter((one) => one.from === entry.id).map(({ to }) => to)),
    ),
    ...under(
      'Since then',
      told(links.filter((one) => one.to === entry.id).map(({ from }) => from)),
    ),
    ...under(
      'Still to come back',
      open.map((one) => openLine(one, house)),
    ),
  ]
}

const under = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)]

const lineOf = (entry: Entry, every: readonly FollowUp[], house: House, saying: Saying): string => {
  const flow = house.scripts().flows[entry.flow]
  const isAnswer = every.some(({ answeredBy }) => answeredBy === entry.id)
  const said = isAnswer ? firstChoice(entry, house, saying) : titleOf(entry, flow, saying)
  return `${entry.id.slice(-8)}  ${entry.day}  ${flow?.title ?? entry.flow}${said && `: ${said}`}`
}

/** How it went, which is what a follow-up asks first. */
const firstChoice = (entry: Entry, house: House, saying: Saying): string => {
  const answer = entry.answers.find(({ value }) => value.kind === 'choice')
  const flow = house.scripts().flows[entry.flow]
  return (answer && sayAnswer(answer.value, flow && findStep(flow, answer.step), saying)) ?? ''
}

const openLine = ({ id, flow, due }: FollowUp, house: House): string =>
  `${id.slice(-8)}  ${due ?? 'next time'}  ${house.scripts().flows[flow]?.title ?? flow}`
