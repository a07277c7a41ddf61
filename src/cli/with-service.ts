import { orInterrupted } from './interrupt.ts'
import { Progress } from './progress.ts'
import type { CliServices, OpenService } from './services.ts'
import { paintFor } from './terminal.ts'

/** Opens the service, works with it, and closes it whatever happens; Ctrl-C ends the work, not the closing. */
export async function withService<T>(services: CliServices, work: (service: OpenService) => Promise<T>): Promise<T> {
  const { interrupted, terminal, env } = services
  const progress = new Progress(services)
  const opening = services.open((line) => progress.line(paintFor(terminal.stderr, env)('dim', line)))
  const service = await orClosed(interrupted, opening)
  try {
    return await orInterrupted(interrupted, work(service))
  } finally {
    await service.close()
  }
}

/** What is still opening when Ctrl-C comes is closed as soon as it is open. */
export async function orClosed<T extends { close(): Promise<void> }>(
  interrupted: AbortSignal,
  opening: Promise<T>,
): Promise<T> {
  try {
    return await orInterrupted(interrupted, opening)
  } catch (error) {
    if (interrupted.aborted) await opening.then((opened) => opened.close()).catch(() => {})
    throw error
  }
}
