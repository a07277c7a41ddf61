/**
 * The words of Selfsame, as types: what every other folder may know.
 *
 * Learn five first: an *identifier* is a normalised (namespace, value); *evidence* is a dated
 * observation that two identifiers belong to one person; a *profile* is a cluster's public face;
 * a *decision* is an entry of the ledger; a *change* is an outbox entry, numbered without gaps.
 *
 * This folder imports nothing but zod and Node's crypto, and must not know of stores or protocols.
 */
export * from './amount.ts'
export * from './assert-never.ts'
export * from './birth.ts'
export * from './change.ts'
export * from './digest.ts'
export * from './errors.ts'
export * from './event.ts'
export * from './event-description.ts'
export * from './event-name.ts'
export * from './event-fields.ts'
export * from './event-filter.ts'
export * from './evidence.ts'
export * from './fault.ts'
export * from './identifier.ts'
export * from './known-words.ts'
export * from './lane.ts'
export * from './pin.ts'
export * from './profile.ts'
export * from './request-context.ts'
export * from './token.ts'
export * from './trait-bounds.ts'
