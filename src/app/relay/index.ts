/**
 * The relay, as its operators see it: who follows the changes, how far, who is stuck, and what to do about it.
 *
 * Must not know what a consumer does with changes, or where cursors are kept; feeding consumers is the worker's.
 */
export type * from './ports.ts'
export { Relay, type Consumer as RelayConsumer, type RelayStatus } from './relay.ts'
