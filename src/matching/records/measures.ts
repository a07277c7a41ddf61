import type { FieldKind } from '../recipe/index.ts'
import type { Memory } from './memory.ts'

/** @param texts by value, normalised. @returns by value: its numbers, `latitude, longitude` or one; null of other kinds */
export function measuresOf(kind: FieldKind, texts: readonly string[], memory: Memory): Float64Array | null {
  const each = kind === 'position' ? 2 : kind === 'number' ? 1 : 0
  if (each === 0) return null
  const measures = memory.doubles(texts.length * each)
  texts.forEach((text, value) => text.split(',').forEach((part, at) => (measures[value * each + at] = Number(part))))
  return measures
}
