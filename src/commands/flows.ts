import { exitCode, Problem } from '../errors.ts'
import { type Naming, sayCondition } from '../flow/checking/saying-conditions.ts'
import type { Evidence } from '../flow/evidence.ts'
import type { Flow, Step } from '../flow/flow.ts'
import type { Scripts } from '../flow/library.ts'
import { asks, findStep, inside } from '../flow/steps.ts'
import type { Command } from './command.ts'
import type { House } from './house.ts'

/** The scripts: which there are, one as a person reads it, checking and copying one's own. */
export const flows = (scripts: Scripts): Command => ({
  name: 'flows',
  group: 'Set up',
  about: 'the scripts behind the practices: list, show, check, copy',
  takes: '[what] [name]',
  completes: [Object.keys(actions), Object.keys(scripts.flows)],
  more: [
    'capacity flows               the scripts there are',
    'capacity flows show NAME     one script, with its evidence and sources',
    'capacity flows check         check your own scripts',
    'capacity flows copy NAME     make a copy to change; it then takes the place of the shipped one',
    'capacity help scripts        how to write one of your own',
  ].join('\n'),
  whileLocked: () => true,
  run: async (house, [what = 'list', name = ''], flags) => {
    const action = actions[what]
    if (action) return action(house, name, flags.json === true)
    throw new Problem(`“${what}” is not something flows can do.`, {
      why: `It can ${Object.keys(actions).join(', ')}.`,
      next: 'See capacity flows --help',
      code: exitCode.usage,
    })
  },
})

type Action = (house: House, name: string, json: boolean) => void | Promise<void>

const actions: Record<string, Action> = {
  list: (house, _, json) => {
    const all = Object.values(house.scripts().flows)
    if (json) {
      const records = all.map(({ name, title, for: about, group, version }) => ({
        name,
        title,
        for: about,
        group,
        version,
      }))
      return house.screen.records({ flows: records })
    }
    const listed = all.filter((one) => one.group !== '')
    const widest = Math.max(...listed.map(({ name: one }) => one.length))
    for (const flow of listed)
      house.screen.data(`${house.screen.fit(`${flow.name.padEnd(widest)}  ${flow.for}`)}\n`)
  },
  show: (house, name, json) => {
    const flow = house.library().flow(name)
    if (json) return house.screen.records({ flow })
    house.screen.text(asRead(flow))
  },
  check: async (house) => {
    const { tracks } = await import('../report/keys.ts')
    const checked = await house.files.checkOwnScripts({
      scripts: house.scripts(),
      shipped: house.shippedScripts().flows,
      tracks,
    })
    if (checked.length === 0)
      house.screen.say(
        `There are no scripts of your own in ${house.files.prompts}\nHow to write one: capacity help scripts`,
      )
    for (const { file, findings } of checked) {
      if (findings.length === 0) house.screen.text(`${file}: all right`)
      for (const { line, column, wrong, next } of findings) {
        house.screen.text(`${file}:${line}:${column}: ${wrong} ${next}`)
      }
    }
    const broken = checked.filter(({ findings }) => findings.length > 0).length
    if (broken === 0) return
    throw new Problem(`${broken} of ${checked.length} scripts cannot be used yet.`, {
      next: 'Change the lines named above, then check again.',
      code: exitCode.usage,
    })
  },
  copy: (house, name) => {
    const flow = house.library().flow(name)
    house.screen.say(`Yours to change: ${house.files.copyScript(flow.name)}`)
  },
}

/** A script as a person reads it aloud: sentences, choices, branches, evidence. */
const asRead = (flow: Flow): string =>
  [
    `${flow.title}: ${flow.for}${flow.takes && ` (${flow.takes})`}`,
    ...proof(flow.evidence, ''),
    '',
    ...flow.steps.flatMap((step) => linesOf(step, '', namingIn(flow))),
    ...(flow.closing ? ['', flow.closing] : []),
  ].join('\n')

/** Conditions read aloud: by the words of the question and of the option, not by their ids. */
const namingIn = (flow: Flow): Naming => ({
  of: (name) => {
    const step = findStep(flow, name)
    if (step) return `“${step.text}”`
    if (Object.hasOwn(flow.switches, name)) return `--${name}`
    const [from, part] = name.split('.')
    if (part === undefined) return name
    return from === 'plan' ? `“${part}” in the plan` : `“${part}” where it came from`
  },
  answer: (name, key) => {
    const step = findStep(flow, name)
    const option =
      step && 'options' in step ? step.options.find((one) => one.key === key) : undefined
    return option ? `“${option.text}”` : key
  },
})

const linesOf = (step: Step, indent: string, naming: Naming): string[] => [
  ...ownLines(step, naming).map((line) => indent + line),
  ...proof(step.evidence, `${indent}  `),
  ...inside(step).flatMap((steps, index) => {
    if (steps.length === 0) return []
    const otherwise = index === 1 ? [`${indent}Otherwise:`] : []
    return [...otherwise, ...steps.flatMap((inner) => linesOf(inner, `${indent}  `, naming))]
  }),
]

const proof = (evidence: Evidence | undefined, indent: string): string[] =>
  evidence
    ? [`${indent}[${evidence.strength}${evidence.source ? `: ${evidence.source}` : ''}]`]
    : []

const ownLines = (step: Step, naming: Naming): string[] => {
  if (asks(step)) return [`• ${step.text}`, ...choicesOf(step)]
  switch (step.kind) {
    case 'say':
      return [step.text]
    case 'show':
      return [`${step.text} (${step.recollection})`]
    case 'when':
      return [`When ${sayCondition(step.condition, naming)}:`]
    case 'for-each':
      return [`For each of ${naming.of(step.of)}:`]
    case 'later':
      return [`Comes back later: ${step.flow} (${naming.of(step.due)}).`]
    case 'follow-ups':
      return [`${step.text} (what is due of ${step.flow})`]
    case 'then':
      return [`Then: ${step.flow}.`]
    case 'gate':
      return [`First, in private, the questions of “${step.flow}”.`]
    case 'close':
      return [`Next time, ${step.gate} is asked in full again.`]
    case 'end':
      return [`It ends here (${step.ending}).`]
  }
}

const choicesOf = (step: Step): string[] => {
  if (step.kind === 'choose' || step.kind === 'choose-several') {
    const words = step.words === undefined ? [] : [`  (the words of ${step.words})`]
    return [...words, ...step.options.map((option) => `  – ${option.text}`)]
  }
  if (step.kind === 'ground') return step.prompts.map((prompt) => `  – ${prompt}`)
  return step.kind === 'draft'
    ? step.from
        .trimEnd()
        .split('\n')
        .map((line) => `  ${line}`)
    : []
}
