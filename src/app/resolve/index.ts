/** Settles who is who for batches of events from the log; knows nothing of how they are read or booked. */
export * from './cache-port.ts'
export { forgetFor, forgottenBy } from './forgotten.ts'
export * from './ports.ts'
export * from './resolver.ts'
