/**
 * What was refused, and sending it in again once its cause is mended.
 *
 * Nothing here knows HTTP, the command line or where dead letters lie.
 */
export { DeadLetterOffice } from './office.ts'
export type { Replay } from './replay.ts'
