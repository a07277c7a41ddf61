/**
 * A source's shape, read into a channel event: what a source says, in Selfsame's words, its identifiers not
 * yet normalised. One folder per shape; pure functions, and the words they share.
 *
 * Must not know who sends, what the rules are, what time it is, or where events go.
 */
import type { Channel } from './channel-event.ts'
import { fromFile } from './file/from-file.ts'
import { fromGeneric } from './generic/index.ts'
import { fromSegment } from './segment/index.ts'

export * from './channel-event.ts'
export { isObject, keyForField } from './fields.ts'
export { fromGeneric } from './generic/index.ts'
export { fromSegment, SEGMENT_CALLS, type SegmentCall, segmentItems } from './segment/index.ts'

/** By what events come in as: the name that a dead letter keeps, so that it can be replayed. */
export const CHANNELS = { segment: fromSegment, generic: fromGeneric, file: fromFile } as const satisfies Record<
  string,
  Channel
>
