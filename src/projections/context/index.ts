/**
 * Live context: what somebody is about just now: visits, the cart over all channels, open cases, what was recommended.
 * Each is a pure function of entries, which are kept per vertex and folded at read over a profile's vertices.
 *
 * Must not know of stores, of who is who, or what time it is.
 */
export * from './cart.ts'
export * from './cart-condition.ts'
export * from './engagements.ts'
export * from './entries.ts'
export * from './entries-of-event.ts'
export * from './sessions.ts'
export * from './settings.ts'
