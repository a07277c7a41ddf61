/**
 * The generic shape, for systems that speak no other:
 * `{event_id, event_type, timestamp, customer_id, session_id, channel, context, payload}`.
 *
 * How its fields are read stands in event.ts and identifiers.ts. Pure; knows nothing of HTTP or write keys.
 */
export { fromGeneric } from './event.ts'
