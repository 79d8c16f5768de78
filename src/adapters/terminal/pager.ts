import { spawn } from 'node:child_process'

/** `-R` keeps the colours; without `-X` the pager leaves the screen as it was. */
const usual = 'less -R'

/** Shows a text in the person's pager and waits until it is closed; false when there is none. */
export const throughPager = (text: string, pager = usual): Promise<boolean> =>
  new Promise((resolve) => {
    const [command = 'less', ...flags] = pager.split(' ').filter((part) => part !== '')
    const child = spawn(command, flags, { stdio: ['pipe', 'inherit', 'inherit'] })
    child.on('error', () => resolve(false))
    child.on('exit', () => resolve(true))
    // Closing the pager early is no failure.
    child.stdin.on('error', () => {})
    child.stdin.end(text)
  })
