import { type Condition, referencesOf, type SegmentSettings } from './definition.ts'

/** Segments by name: which come, which go, and which would mean something else. */
export interface SegmentsDiff {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Also those that ask for a segment that differs. */
  readonly changed: readonly string[]
}

export function diffSegments(before: SegmentSettings, after: SegmentSettings): SegmentsDiff {
  const names = Object.keys(after.segments)
  return {
    added: names.filter((name) => !Object.hasOwn(before.segments, name)),
    removed: Object.keys(before.segments).filter((name) => !Object.hasOwn(after.segments, name)),
    changed: names.filter(
      (name) => Object.hasOwn(before.segments, name) && meaningOf(before, name) !== meaningOf(after, name),
    ),
  }
}

/** All that decides who is in a segment, as text. */
function meaningOf({ segments, lifecycle }: SegmentSettings, name: string): string {
  const conditions: Condition[] = []
  const reach = (asked: string): void => {
    const when = segments[asked]?.when
    if (when === undefined || conditions.includes(when)) return
    conditions.push(when)
    referencesOf(when).forEach(reach)
  }
  reach(name)
  const text = JSON.stringify(conditions)
  return text.includes('"lifecycle"') ? `${JSON.stringify(lifecycle)} ${text}` : text
}
