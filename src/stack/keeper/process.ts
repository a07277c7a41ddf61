/**
 * The keeper as a process of its own, started by `openStack`: so that the stores outlive their starter by the
 * moment it takes to stop them in order, whatever ended it. Its output goes to logs/keeper.log.
 */
import { SelfsameError } from '../../model/index.ts'
import { Keeper } from './keeper.ts'
import type { KeeperMessage, OpenRequest } from './messages.ts'

process.once('message', (request: OpenRequest) => {
  const keeper = new Keeper(request, tell, (crashed) => process.exit(crashed ? 1 : 0))
  const stop = () => void keeper.stop().catch(fail)
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (request.starter !== null) process.on('disconnect', stop)
  keeper.open().catch(fail)
})

/** The starter may be gone, or have left a detached stack to itself. */
function tell(message: KeeperMessage, told: () => void = () => {}): void {
  if (process.connected) process.send?.(message, undefined, undefined, told)
  else told()
}

function fail(error: unknown): void {
  process.stderr.write(`${new Date().toISOString()} ${(error as Error).stack}\n`)
  const { code, remedy } = error instanceof SelfsameError ? error : { code: null, remedy: null }
  const message = { kind: 'failed', code, message: (error as Error).message, remedy: remedy ?? null } as const
  tell(message, () => process.exit(1))
}
