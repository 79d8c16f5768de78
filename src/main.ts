import { pathsFor } from './adapters/files/paths.ts'
import { hasShown, programOf, usageProblem } from './cli.ts'
import { allCommands } from './commands/all.ts'
import type { Command } from './commands/command.ts'
import { type ExitCode, exitCode, isLeft, isProblem } from './errors.ts'
import { enterHouse, scriptsFor } from './main/house.ts'
import { listenForLeaving } from './main/leaving.ts'
import { screenOf } from './main/screen.ts'
import { placesOf, told } from './main/telling.ts'
import { programVersion } from './main/version.ts'

/** Runs one command and leaves its exit code; nothing else in the program exits or prints an error. */
const run = async (): Promise<ExitCode> => {
  const { argv, env, platform, stdout, stderr } = process
  // A reader that has seen enough (`report | head -1`) is no failure.
  for (const stream of [stdout, stderr]) stream.on('error', () => {})
  const leaving = listenForLeaving(process, () => process.exit(leaving.code()))
  try {
    const paths = pathsFor(env, platform)
    const scripts = await scriptsFor(paths)
    const program = programOf({
      version: programVersion(),
      commands: commandsFor(argv[2], allCommands(scripts)),
      enter: (flags, command) =>
        enterHouse(
          { process, paths, scripts: () => scripts, leaving },
          flags,
          command.always === true,
        ),
      screen: screenOf(process),
    })
    // Bare `capacity` is what is waiting today.
    await program.parseAsync(argv.length > 2 ? argv : [...argv, 'today'])
    return exitCode.done
  } catch (error) {
    if (isLeft(error)) return leaving.code() ?? error.code
    return hasShown(error) ? exitCode.done : tell(usageProblem(error) ?? error)
  }
}

/** The command that was named, which is all its own line needs; every one for help and for typing errors. */
const commandsFor = (name: string | undefined, all: readonly Command[]): readonly Command[] => {
  const named = all.filter((command) => command.name === name)
  return named.length > 0 && name !== 'help' ? named : all
}

/** What happened, why, what to do next: three lines at most, and the stack only with `--debug`. */
const tell = (error: unknown): ExitCode => {
  screenOf(process).say(told(error).join('\n'))
  if (process.argv.includes('--debug')) process.stderr.write(placesOf(error))
  return isProblem(error) ? error.code : exitCode.failed
}

// Not awaited: what a command loads may need what is loaded already, and would wait for this.
run().then((code) => {
  process.exitCode = code
})
