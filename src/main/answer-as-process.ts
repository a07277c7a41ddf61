import { flushCompileCache } from 'node:module'
import { describeFault, SelfsameError } from '../model/index.ts'
import type { ProcessMessage } from './in-process.ts'

/**
 * Makes this process one that `runInProcess` starts: it waits for its task, answers, and ends when whoever started it is
 * gone.
 *
 * @param work its signal is aborted when it is to stop; it has some time to leave everything in order then
 */
export function answerAsProcess<Task, Told, Answer>(
  work: (task: Task, tell: (told: Told) => void, signal: AbortSignal) => Promise<Answer>,
): void {
  const say = (message: ProcessMessage<Told, Answer>) => void process.send?.(message)
  const stopped = new AbortController()
  const answer = async (task: Task) => {
    try {
      const told = await work(task, (said) => say({ kind: 'told', told: said }), stopped.signal)
      // It is killed as soon as it has answered, and what it compiled would be lost.
      flushCompileCache()
      say({ kind: 'done', answer: told })
    } catch (error) {
      say(failed(error))
    }
  }
  process.once('disconnect', () => process.exit(1))
  process.once('message', (task: Task) => {
    process.once('message', () => stopped.abort())
    void answer(task)
  })
}

function failed(error: unknown): ProcessMessage<never, never> {
  if (!(error instanceof SelfsameError))
    return { kind: 'failed', code: null, message: describeFault(error), remedy: null }
  return { kind: 'failed', code: error.code, message: error.message, remedy: error.remedy ?? null }
}
