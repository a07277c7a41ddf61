/** Proposes a source description for a file that has none, from counts of what its cells look like. Pure. */
export type { ColumnProfile, FileProfile, GroupingProfile } from './profile.ts'
export { proposeDescription } from './propose-description.ts'
export { COUNTED_SHAPES } from './shapes.ts'
