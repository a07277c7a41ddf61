/**
 * The HTTP gate: Segment's protocol and the generic event shape, and the two questions whether the service lives
 * and is ready.
 *
 * It turns requests into use cases and outcomes into answers, and knows neither where events go nor who is who.
 */
export { createGateServer, type GateParts } from './gate-server.ts'
