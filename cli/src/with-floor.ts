import { readEnv } from '@dondoc/server/env'
import { StartProblem } from '@dondoc/server/lib/start-problem'
import { type Floor, openFloor } from '@dondoc/server/service'

const complain = (text: string): void => void process.stderr.write(`${text}\n`)

/**
 * Runs a command on the database of the settings, opened and migrated as the service does it, and closes it again. Returns the
 * exit code: that of `work`, or 1 where the database cannot be opened, with the reason in Vietnamese and English.
 */
export async function withFloor(
  variables: Readonly<Record<string, string | undefined>>,
  work: (deps: Floor['deps']) => Promise<number>,
): Promise<number> {
  const read = readEnv(variables)
  if (!read.ok) {
    for (const problem of read.problems) complain(`${problem.vi}\n${problem.en}`)
    return 1
  }
  let closing = false
  const floor = await openFloor(
    read.env,
    () => undefined,
    (error) => {
      // While we close, the database ends connections that are just being closed.
      if (!closing) complain(error.message)
    },
  ).catch((error: unknown) => {
    if (!(error instanceof StartProblem)) throw error
    complain(`${error.vi}\n${error.en}`)
    return null
  })
  if (floor === null) return 1
  try {
    return await work(floor.deps)
  } finally {
    closing = true
    await floor.close()
  }
}
