import { exitCode, Problem } from '../errors.ts'
import { sayAnswer } from '../flow/saying.ts'
import { findStep } from '../flow/steps.ts'
import type { Answer, Entry } from '../journal/entry.ts'
import { questionAsked } from '../journal/titles.ts'
import { sayMoment } from '../time/moment.ts'
import type { Command } from './command.ts'
import { asRecord, earlierRecords } from './entry/record.ts'
import { threadOf } from './entry/thread.ts'
import type { House } from './house.ts'
import { sayingOf } from './present.ts'

/** One entry with its questions and answers, and what hangs together with it. */
export const show: Command = {
  name: 'show',
  group: 'Look back',
  about: 'one entry, whole, and what came of it',
  takes: '<id>',
  options: [['--earlier', 'what its answers were before they were changed, too']],
  run: async (house, [id = ''], flags) => {
    const entry = entryNamed(id, house)
    if (flags.json) {
      const earlier = flags.earlier && { earlier: earlierRecords(entry, house) }
      return house.screen.records({ entries: [{ ...asRecord(entry, house), ...earlier }] })
    }
    house.screen.text(asText(entry, house))
    if (flags.earlier) house.screen.text(asEarlier(entry, house))
  },
}

/** The entry whose id begins or ends with these characters; a Problem when there is none, or several. */
export const entryNamed = (id: string, house: House): Entry => {
  const { entries } = house.journal.open('read')
  const ids = entries.startingWith(id)
  const [only] = ids
  const entry = ids.length === 1 && only !== undefined ? entries.get(only) : undefined
  if (entry) return entry
  throw new Problem(
    ids.length > 1 ? `Several entries are called “${id}”.` : `There is no entry “${id}”.`,
    {
      why: ids.length > 1 ? 'More of the id tells them apart.' : '',
      next: 'See the ids: capacity log',
      code: exitCode.usage,
    },
  )
}

const asText = (entry: Entry, house: House): string => {
  const flow = house.scripts().flows[entry.flow]
  const saying = sayingOf(house)
  const name = entry.person === null ? undefined : saying.people.byId(entry.person)?.name
  const head = [
    flow?.title ?? entry.flow,
    sayMoment(entry),
    name,
    entry.state === 'draft' ? 'unfinished' : undefined,
  ]
  const answers = entry.answers.flatMap((answer) => answered(entry, answer, house))
  const lines = [...answers, ...threadOf(entry, house)]
  return [head.filter((part) => part !== undefined).join(' · '), entry.id, ...lines].join('\n')
}

/** A question and what was answered, with an empty line before; nothing for one that was skipped. */
const answered = (entry: Entry, answer: Answer, house: House, note = ''): string[] => {
  const flow = house.scripts().flows[entry.flow]
  const saying = sayingOf(house)
  const said = sayAnswer(answer.value, flow && findStep(flow, answer.step), saying)
  if (said === undefined) return []
  const question = questionAsked(entry, answer, flow, saying)
  return ['', `${question}${note}`, ...said.split('\n').map((line) => `  ${line}`)]
}

/** What answers were before, oldest first, each with when it was changed. */
const asEarlier = (entry: Entry, house: House): string => {
  const lines = house.journal
    .open('read')
    .entries.earlier(entry.id)
    .flatMap((answer) => {
      const until = sayMoment(house.clock.here(new Date(answer.replaced)))
      return answered(entry, answer, house, ` (until ${until})`)
    })
  return [
    '',
    lines.length === 0 ? 'Nothing in it was changed.' : 'Before it was changed:',
    ...lines,
  ].join('\n')
}
