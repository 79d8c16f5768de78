import { exitCode, Problem } from '../errors.ts'
import { type Command, textFlag } from './command.ts'
import { asRecord } from './entry/record.ts'
import { entryNamed } from './show.ts'

/** Changes what an entry says: its texts in the person's own editor, or one answer with `--step`. */
export const edit: Command = {
  name: 'edit',
  group: 'Your journal',
  about: 'change the words of an entry in your editor',
  takes: '<id>',
  options: [
    ['--step <step>', 'change this one answer; the steps are in show --json'],
    ['--answer <text>', 'what it becomes: a text, a number, "a, b" or JSON; "" is skipped'],
  ],
  more: [
    'capacity edit 1f3c9a02',
    'capacity edit 1f3c9a02 --step moment --answer "Dinner went quiet."',
    '',
    'Your editor is $VISUAL or $EDITOR, otherwise nano or vi. What stood there before stays until the entry is deleted:',
    'capacity show 1f3c9a02 --earlier',
  ].join('\n'),
  run: async (house, [id = ''], flags) => {
    const [step, typed] = [textFlag(flags, 'step'), textFlag(flags, 'answer')]
    if ((step === undefined) !== (typed === undefined)) throw halfGiven()
    const entry = entryNamed(id, house)
    const { changeAnswer, changeTexts } = await import('./edit/entry.ts')
    const changed =
      step === undefined || typed === undefined
        ? await changeTexts(entry, house)
        : changeAnswer(entry, step, typed, house)
    const after = house.journal.open('read').entries.get(entry.id) ?? entry
    if (flags.json) return house.screen.records({ entries: [asRecord(after, house)] })
    house.screen.say(changed === 0 ? 'Nothing was changed.' : `Changed, and kept: ${entry.id}`)
  },
}

const halfGiven = (): Problem =>
  new Problem('--step and --answer belong together.', {
    why: 'One says which answer, the other what it becomes.',
    next: 'Give both, or neither to open your editor.',
    code: exitCode.usage,
  })
