import { pinVerdict, type Verdict, type VerdictHead } from '../../identity/index.ts'
import type { Pin, VertexKey } from '../../model/index.ts'

type Sides = readonly (readonly VertexKey[])[]

/**
 * A split withdraws what earlier verdicts hold together across its parts, as a merge before it did. What those verdicts
 * keep apart stays so, and what they hold together elsewhere too.
 *
 * @param pins those that touch the profile
 */
export function loosened(verdict: Verdict, head: VerdictHead, parts: Sides, pins: Iterable<Pin>): Verdict {
  const across = [...pins].filter(({ kind, sides }) => kind !== 'apart' && sides.some((side) => crosses(side, parts)))
  const kept = across.flatMap(({ kind, sides }) => (kind === 'split' ? keptOf(head, sides, parts) : []))
  const make = [...verdict.make, ...kept].map((pin, at) => ({ ...pin, id: `${head.id}.${at}` }))
  return { ...verdict, make, withdraw: across.toSorted((x, y) => (x.id < y.id ? -1 : 1)) }
}

function keptOf(head: VerdictHead, sides: Sides, parts: Sides): readonly Pin[] {
  const held = sides.filter((side) => side.length > 1 && !crosses(side, parts))
  return [...pinVerdict(head, 'apart', sides).make, ...held.flatMap((side) => pinVerdict(head, 'same', [side]).make)]
}

function crosses(side: readonly VertexKey[], parts: Sides): boolean {
  return parts.filter((part) => part.some((key) => side.includes(key))).length > 1
}
