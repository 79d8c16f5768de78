import { shred } from '../adapters/sqlite/disk/blanking.ts'
import { screenOf } from './screen.ts'

/** Opens a text in the person's own editor, as `openEditor` does; what is removed afterwards is written over. */
export const editText = async <Taken>(
  text: string,
  process: NodeJS.Process,
  take: (saved: string) => Taken,
): Promise<Taken> => {
  const { openEditor } = await import('../adapters/files/editor.ts')
  return openEditor(text, process, take, { say: screenOf(process).say, shred })
}
