import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { asks, everyStep, findStep } from '../../src/flow/steps.ts'
import { isTrack } from '../../src/report/keys.ts'
import { shipped, shippedFlow } from '../support/shipped.ts'

/**
 * What Capacity is for, row by row, and where somebody finds it: `flow step` for a question, `flow` for a whole
 * practice, `wording` and `support` for what stands beside the scripts.
 */
const practised: readonly (readonly [what: string, ...where: string[]])[] = [
  ['notice what sets off intense feeling', 'breathe what-happened', 'journal moment'],
  ['name the sensation and the feeling', 'breathe feelings', 'breathe body', 'journal feelings'],
  ['a pause between trigger and reply', 'breathe breath', 'pause seconds'],
  ['the need under the distress', 'breathe need', 'journal need', 'repair need', 'ask need'],
  ['say the need briefly, without blame', 'ask request', 'ask asking', 'wording'],
  [
    'stay with discomfort',
    'share expected-discomfort',
    'prediction discomfort-then',
    'breathe after',
  ],
  ['mood, body and thoughts together', 'journal pleasantness', 'journal energy', 'journal body'],
  ['a journal that shows patterns', 'journal moment'],
  ['be heard by someone trusted', 'share', 'support', 'talk'],
  ['a real risk or an old alarm', 'journal risk', 'prediction happened'],
  ['slow down; feel, then answer', 'breathe breath', 'pause waiting'],
  [
    'curious about oneself, then about them',
    'repair makes-sense',
    'talk makes-sense',
    'reflect signpost',
  ],
  ['an apology: specific, timely, impact first', 'repair act', 'repair told', 'repair theirs'],
  ['own it, and say the next step', 'repair apology', 'repair action', 'promise'],
  ['listen without interrupting', 'repair told', 'talk first-turn', 'talk second-turn'],
  ['say back, and ask whether it is right', 'repair said-back', 'talk first-heard'],
  ["one's own view, after impact", 'repair in-me'],
  ['repeated repair builds trust', 'check-in trust'],
  ['small reliable acts', 'promise promise-kept', 'reconnect act'],
  ['limits that stop a harm', 'repair limit', 'plan limits'],
  ['a plan made together', 'plan pause-phrase', 'plan break', 'plan defuse', 'plan grievances'],
  ['slow breath, grounding, a still pause', 'breathe breath', 'ground senses', 'pause seconds'],
  ['less reactive', 'breathe after', 'settled settled'],
  ["a kind voice after one's own mistake", 'repair kind-word', 'journal kind-word'],
  ['affection, humour, listening', 'thanks what', 'journal warm'],
  ['thank each other for efforts', 'thanks what', 'talk thanks'],
  ['open questions', 'repair opening', 'talk both-want'],
  ['no blame', 'repair apology', 'talk first-turn', 'wording'],
  ['takeaways practised daily', 'check-in taking', 'repair by', 'journal'],
  ['together, or with a facilitator', 'talk'],
  ['labelling, saying back, solving together', 'talk first-heard', 'talk ideas', 'talk chosen'],
  ['the benefit of the doubt', 'repair stories', 'journal stories', 'ask kind-guess'],
  [
    'closeness without losing oneself',
    'reflect closeness',
    'reflect own-space',
    'reflect own-thing',
  ],
  ['disagree without fear of being left', 'share feared', 'repair do', 'reflect own-space'],
  ['small truths, often', 'share truth', 'journal opened'],
  ['ask, and answer when they ask', 'ask request', 'journal asked-of-me'],
  ['discomfort as normal: small steps', 'share rung'],
  ['why closeness matters', 'reflect importance', 'reflect lived', 'reflect why-closeness'],
  ['a rupture as signpost', 'reflect signpost'],
  ['gratitude for being able to care', 'reflect still-cares'],
  ['openness that met understanding', 'prediction understood', 'check-in trust'],
  ['friends and family too', 'repair who', 'ask who', 'share who', 'thanks who'],
  ['a support plan', 'support', 'support-plan people', 'support-plan places', 'support-plan steps'],
  ['rehearse a daunting conversation', 'rehearse first-sentence', 'rehearse what-then'],
  ['graded exposure', 'share rung', 'share smaller'],
  [
    'a fearful belief beside what happened',
    'share likelihood',
    'rehearse likelihood',
    'prediction happened',
  ],
  ['coming back after distance', 'reconnect greeting', 'reconnect act'],
]

/** What is counted: names answers are tracked under, and the section of the report that tells of them. */
const counted: readonly (readonly [section: string, ...tracks: string[]])[] = [
  ['set-off', 'trigger', 'body', 'urge', 'need', 'risk'],
  ['words', 'feelings'],
  ['weather', 'pleasantness', 'energy'],
  ['settling', 'before', 'after', 'settled'],
  ['feared', 'feared', 'likelihood', 'happened', 'expected-discomfort', 'discomfort-then'],
  ['ruptures', 'rupture-at', 'heard', 'trust', 'signpost'],
  ['promises', 'promise-kept'],
  ['openness', 'rung', 'understood', 'validated', 'cared-for', 'landed', 'surprised'],
  ['asked', 'asked-of-me', 'i-asked'],
  ['warm', 'warm', 'glad-of', 'hardest'],
  ['closeness', 'closeness', 'own-space', 'own-thing'],
  ['values', 'value', 'importance', 'lived'],
  ['own-words', 'taking', 'repeat-moment', 'still-cares', 'why-closeness', 'kind-word'],
  ['intention', 'intention'],
]

const beside = new Set(['wording', 'support'])

describe('everything Capacity is for', () => {
  test.each(practised)('%s', (...[, ...where]) => {
    for (const place of where) {
      const [flow = '', step] = place.split(' ')
      if (beside.has(flow)) continue
      if (step === undefined) expect(shipped.flows).toHaveProperty([flow])
      else expect(findStep(shippedFlow(flow), step), place).toBeDefined()
    }
  })

  test('wording hints stand in every text that is meant for somebody else', () => {
    const hinted = Object.values(shipped.flows).flatMap(({ name, steps }) =>
      [...everyStep(steps)].filter((step) => 'hints' in step && step.hints).map(() => name),
    )
    expect(new Set(hinted)).toEqual(new Set(['ask', 'rehearse', 'repair', 'talk']))
  })
})

describe('everything that is counted', () => {
  const tracked = new Set(
    Object.values(shipped.flows).flatMap(({ steps }) =>
      [...everyStep(steps)].flatMap((step) => (asks(step) && step.tracks ? [step.tracks] : [])),
    ),
  )
  const golden = new URL('../report/formats/golden/year.json', import.meta.url)
  const sections: { id: string }[] = JSON.parse(readFileSync(golden, 'utf8')).sections

  test.each(counted)('%s', (section, ...tracks) => {
    expect(sections.map(({ id }) => id)).toContain(section)
    for (const track of tracks) {
      expect(tracked, track).toContain(track)
      expect(isTrack(track), track).toBe(true)
    }
  })
})

describe('the plan in the heated moment', () => {
  test.each(['breathe', 'pause', 'repair'])('%s shows what was agreed', (name) => {
    const source = JSON.stringify(shippedFlow(name))
    for (const part of ['pause-phrase', 'break', 'defuse'])
      expect(source).toContain(`{plan.${part}`)
  })

  test('every part of it comes back somewhere', () => {
    const parts = [...everyStep(shippedFlow('plan').steps)].filter(asks).map(({ id }) => id)
    const everywhere = JSON.stringify(Object.values(shipped.flows))
    const quiet = ['who', 'alone', 'my-signs', 'their-signs', 'review']
    for (const part of parts.filter((id) => !quiet.includes(id)))
      expect(everywhere, part).toContain(`plan.${part}`)
  })
})
