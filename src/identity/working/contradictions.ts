import { SelfsameError, type Pin } from '../../model/index.ts'
import { verdictsOf } from '../partition/index.ts'

/**
 * A verdict must not contradict others, along any chain of them. Those that contradict one another without it, as they
 * may where their component was too large to be looked at, are no reason to refuse it.
 *
 * @param pins all that hold, those of the verdict too
 * @throws SelfsameError CONFLICT naming the pins
 */
export function refuseContradictions(pins: readonly Pin[], made: readonly Pin[]): void {
  if (made.length === 0) return
  const ids = new Set(made.map(({ id }) => id))
  const before = new Set(contradicted(pins.filter(({ id }) => !ids.has(id))).map(({ apart }) => apart))
  const found = contradicted(pins).find(({ apart }) => !before.has(apart))
  if (found === undefined) return
  const { apart, holding } = found
  if (holding.length === 0)
    throw new SelfsameError('CONFLICT', `Pin ${apart} names somebody on two sides`, { remedy: 'Name each on one' })
  throw new SelfsameError('CONFLICT', `Pin ${apart} keeps apart what ${pinsText(holding)} together`, {
    remedy: `Withdraw one of those that held before first: ${[apart, ...holding]
      .filter((id) => !ids.has(id))
      .map((id) => `\`selfsame unpin ${id}\``)
      .join(', ')}`,
  })
}

function pinsText(ids: readonly string[]): string {
  return ids.length === 1 ? `pin ${ids[0]} holds` : `pins ${ids.join(', ')} hold`
}

/** @returns ids of pins whose sides others hold together, with the ids of those */
function contradicted(pins: readonly Pin[]): { readonly apart: string; readonly holding: readonly string[] }[] {
  const { groupOf } = verdictsOf(pins, [])
  const holding = pins.filter(({ kind }) => kind !== 'apart')
  return pins.flatMap(({ id, kind, sides }) => {
    const groups = kind === 'same' ? [] : sides.flatMap((side) => [...new Set(side.map(groupOf))])
    const twice = new Set(groups.filter((group, at) => groups.indexOf(group) !== at))
    if (twice.size === 0) return []
    const isOfThem = (pin: Pin) => pin.id !== id && pin.sides.flat().some((key) => twice.has(groupOf(key)))
    return [
      {
        apart: id,
        holding: holding
          .filter(isOfThem)
          .map((pin) => pin.id)
          .toSorted(),
      },
    ]
  })
}
