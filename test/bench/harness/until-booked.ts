import { setTimeout as sleep } from 'node:timers/promises'
import { RedisLogCounts } from '../../../src/adapters/redis/index.ts'
import type { Rig } from './rig.ts'

/** Waits until a worker is done with every event on the log. @throws Error when events failed on their way */
export async function untilBooked({ stores }: Rig): Promise<void> {
  const log = new RedisLogCounts(stores.log)
  while ((await log.pending()) > 0) await sleep(5)
  const { failed } = await log.counts()
  if (failed > 0) throw new Error(`${failed} events could not be applied`)
}
