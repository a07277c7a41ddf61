/**
 * Segment's HTTP protocol: what its SDKs send to `/v1/{identify,track,page,screen,group,alias,batch}`.
 *
 * How its fields are read stands in event.ts and identifiers.ts. Pure; knows nothing of HTTP or write keys.
 */
export { fromSegment } from './event.ts'
export { SEGMENT_CALLS, type SegmentCall, segmentItems } from './items.ts'
