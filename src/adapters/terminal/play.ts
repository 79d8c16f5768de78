import { Left } from '../../errors.ts'
import { type Key, leavingWith } from './keys.ts'
import type { Screen } from './screen.ts'

/** Something that moves until it is over or a key ends it. */
export interface Scene<Reply> {
  /** Paints what stands now, and says how long that stays so (ms; `Infinity` until a key), or that it is over. */
  look(): { readonly wait: number } | { readonly reply: Reply }
  /** Answers a key with the reply that ends the scene, or with nothing to look again. */
  key(key: Key): Reply | undefined
  close(): void
}

/**
 * Plays a scene, its first look before anything else happens, and resolves with its reply. Rejects
 * with `Left` on Ctrl-C or Ctrl-D, and when the window is closed.
 */
export function play<Reply>(screen: Screen, scene: Scene<Reply>): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>()
  const undo: (() => void)[] = []
  let cancel = () => {}
  let over = false

  const end = (settle: () => void) => {
    over = true
    cancel()
    for (const one of undo.splice(0)) one()
    scene.close()
    settle()
  }
  const guarded = (act: () => void) => () => {
    try {
      act()
    } catch (error) {
      end(() => reject(error))
    }
  }
  const look = guarded(() => {
    cancel()
    const next = scene.look()
    if ('reply' in next) return end(() => resolve(next.reply))
    if (next.wait < Infinity) cancel = screen.later(next.wait, look)
  })
  const pressed = (key: Key) => {
    const code = leavingWith(key)
    if (code !== undefined) return end(() => reject(new Left(code)))
    const reply = scene.key(key)
    if (reply === undefined) look()
    else end(() => resolve(reply))
  }

  look()
  if (over) return promise
  undo.push(screen.onResize(look))
  undo.push(screen.onKey((key) => guarded(() => pressed(key))()))
  return promise
}
