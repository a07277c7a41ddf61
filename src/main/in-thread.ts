import { Worker } from 'node:worker_threads'

/**
 * Runs a module in a thread of its own: however long it computes, this thread goes on, and what it lacks memory for
 * ends it alone.
 *
 * @param entry module that posts one message: its answer
 * @param given what it finds as `workerData`
 * @param signal ends the thread, whatever it is doing
 * @throws what the module threw; Error when it ended without an answer
 */
export async function runInThread<T>(entry: URL, given: unknown, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  const thread = new Worker(entry, { workerData: given })
  const end = () => void thread.terminate()
  signal.addEventListener('abort', end, { once: true })
  try {
    return await answerOf<T>(thread)
  } finally {
    signal.removeEventListener('abort', end)
    await thread.terminate()
  }
}

function answerOf<T>(thread: Worker): Promise<T> {
  return new Promise((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (exitCode) => reject(new Error(`A thread ended with exit code ${exitCode}, without an answer`)))
  })
}
