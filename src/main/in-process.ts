import { fork } from 'node:child_process'
import { SelfsameError } from '../model/index.ts'

/** What a process says to the one that started it. */
export type ProcessMessage<Told, Answer> =
  | { readonly kind: 'told'; readonly told: Told }
  | { readonly kind: 'done'; readonly answer: Answer }
  | {
      readonly kind: 'failed'
      readonly code: SelfsameError['code'] | null
      readonly message: string
      readonly remedy: string | null
    }

export interface KillingOptions {
  /** Once aborted, it has so long to leave everything in order by itself. */
  readonly graceMs: number
  /** Removes what a killed process left. */
  readonly cleanUp: (pid: number) => Promise<void>
}

/**
 * Runs a module in a process of its own: however long it computes, this one goes on; what it lacks memory for ends it
 * alone; and it can be killed at any moment, whatever libraries it is in.
 *
 * @param entry module that calls `answerAsProcess`
 * @param task what JSON can hold
 * @param onTold told what it says on the way
 * @param signal kills it
 * @throws SelfsameError what it failed with; UNAVAILABLE when it ended without a word
 */
export async function runInProcess<Told, Answer>(
  entry: URL,
  task: object,
  onTold: (told: Told) => void,
  signal: AbortSignal,
  { graceMs, cleanUp }: KillingOptions = { graceMs: 0, cleanUp: async () => {} },
): Promise<Answer> {
  signal.throwIfAborted()
  // A group of its own, so that Ctrl-C on a terminal reaches this process alone, which then ends the other.
  const child = fork(entry, { execArgv: [], detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const kill = () => void child.kill('SIGKILL')
  const timers: NodeJS.Timeout[] = []
  const stop = () => {
    if (graceMs > 0 && child.connected) child.send('stop', () => {})
    timers.push(setTimeout(kill, graceMs))
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await new Promise<Answer>((resolve, reject) => {
      child.on('message', (message: ProcessMessage<Told, Answer>) => {
        if (message.kind === 'told') onTold(message.told)
        else if (message.kind === 'done') resolve(message.answer)
        else reject(failureOf(message))
      })
      child.once('error', reject)
      child.once('exit', (exitCode, by) => reject(ended(by ?? `exit code ${exitCode}`)))
      child.send(task)
    })
  } finally {
    signal.removeEventListener('abort', stop)
    timers.forEach(clearTimeout)
    kill()
    if (signal.aborted && child.pid !== undefined) await cleanUp(child.pid)
  }
}

function failureOf({ code, message, remedy }: Extract<ProcessMessage<unknown, unknown>, { kind: 'failed' }>): Error {
  if (code === null) return new Error(message)
  return new SelfsameError(code, message, { remedy: remedy ?? undefined })
}

function ended(how: string): SelfsameError {
  return new SelfsameError('UNAVAILABLE', `The process that did the work ended with ${how}, without an answer`, {
    remedy: 'If it lacked memory, give the machine more, or match fewer records',
  })
}
