import ora from 'ora'

/** Shows that something is under way on stderr, and takes it off the screen again. Never while a question is open. */
export const whileWaiting = async <Result>(
  text: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  const spinner = ora({ text, stream: process.stderr, discardStdin: false }).start()
  try {
    return await work()
  } finally {
    spinner.stop()
  }
}
