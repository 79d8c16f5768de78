/** How long typed words may be on the screen alone before they are kept, ms. */
const pause = 1000

/** Passes on what is being written at most once a second, and at once when it is a lot; `latest` is '' before anything is. */
export function keeping(keep: (soFar: string) => void) {
  let timer: NodeJS.Timeout | undefined
  let latest = ''
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const now = () => {
    stop()
    keep(latest)
  }
  return {
    changed(text: string, atOnce: boolean) {
      latest = text
      if (atOnce) now()
      else timer ??= setTimeout(now, pause)
    },
    latest: () => latest,
    stop,
  }
}
