import type { Verdict } from '../../identity/index.ts'
import type { Pin, VertexKey } from '../../model/index.ts'
import { contradicted } from './faults.ts'

type Sides = readonly (readonly VertexKey[])[]

/**
 * A steward's verdict is never overridden by another one unseen: it is to be taken back first.
 *
 * @param pins those that hold at what the verdict is about
 * @param united what it makes one person, beyond what its pins hold
 * @throws SelfsameError CONFLICT naming the pins
 */
export function refuseContradictions(
  { make, restore, withdraw }: Verdict,
  pins: Iterable<Pin>,
  united: readonly VertexKey[],
): void {
  const standing = [...pins].filter(({ id }) => !withdraw.some((pin) => pin.id === id))
  const pinned = [...make, ...restore]
  const held = [...pinned.flatMap(heldBy), united]
  const barring = standing.filter(({ kind, sides }) => kind !== 'same' && isAcross(held, sides))
  if (barring.length > 0) throw contradicted(barring, 'would hold together what is kept apart')
  const barred = pinned.filter(({ kind }) => kind !== 'same')
  const holding = standing.filter((pin) => barred.some(({ sides }) => isAcross(heldBy(pin), sides)))
  if (holding.length > 0) throw contradicted(holding, 'would keep apart what is held together')
}

function heldBy({ kind, sides }: Pin): Sides {
  return kind === 'apart' ? [] : sides
}

/** Whether one of these groups stands on two sides. */
function isAcross(groups: Sides, sides: Sides): boolean {
  return groups.some((group) => {
    const members = new Set(group)
    return sides.filter((side) => side.some((key) => members.has(key))).length > 1
  })
}
