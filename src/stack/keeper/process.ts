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
  
  keeper.open().catch(fail)
})

function tell(message: KeeperMessage): void {
  // The starter may be gone, or have left a detached stack to itself.
  if (process.connected) process.send?.(message, undefined, undefined, () => {})
}

function fail(error: unknown): void {
  process.stderr.write(`${new Date().toISOString()} ${(error as Error).stack}\n`)
  const told =
    error instanceof SelfsameError ? { code: error.code, remedy: error.remedy ?? null } : { code: null, remedy: null }
  tell({ kind: 'failed', message: (error as Error).message, ...told })
  process.exitCode = 1
  if (process.connected) process.disconnect()
}
