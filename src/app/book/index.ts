/**
 * Booking: what an event means for its anchor's figures, and carrying that into the store, each event once.
 *
 * Knows who is who only as the anchor that the resolver gave; knows nothing of Redis or of how the log is read.
 */
export * from './booker.ts'
export * from './booking.ts'
export * from './ports.ts'
