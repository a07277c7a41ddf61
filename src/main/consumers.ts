import type { Consumer } from '../projections/index.ts'
import type { Stores } from './stores.ts'

/** All that follow the changes: each is fed by one worker of all. */
export function consumersOn(_stores: Stores): Consumer[] {
  return []
}
