import type { IdentifierKey } from '../../model/index.ts'
import { Pieces } from './connect.ts'

/** An identifier as an event names it. */
export interface Sight {
  readonly key: IdentifierKey
  readonly isPersons: boolean
  /** Whether who sent it says that it belongs to the person. */
  readonly isVouchedFor: boolean
}

/**
 * What exact identifiers can link, however rules weigh them. What nobody vouched for links no two known people: those
 * of whom somebody vouched for an identifier.
 *
 * @param events in their order, each with what it names
 * @returns numbers of the connected pieces; `whatever` links regardless of who vouched
 */
export function piecesOf(events: readonly (readonly Sight[])[]): Record<'allowed' | 'whatever', Map<string, number>> {
  const [allowed, whatever] = [new Pieces<IdentifierKey>(), new Pieces<IdentifierKey>()]
  for (const { key, isPersons, isVouchedFor } of events.flat()) {
    allowed.add(key, isPersons && isVouchedFor)
    whatever.add(key, false)
  }
  const linked = events.flatMap(linksOf)
  for (const { a, b } of linked) whatever.join(a, b)
  for (const { a, b, isVouchedFor } of linked) if (isVouchedFor) allowed.join(a, b)
  for (const { a, b } of linked) if (!allowed.areBothKnown(a, b)) allowed.join(a, b)
  return { allowed: allowed.numbers(), whatever: whatever.numbers() }
}

interface Link {
  readonly a: IdentifierKey
  readonly b: IdentifierKey
  readonly isVouchedFor: boolean
}

function linksOf(sights: readonly Sight[]): Link[] {
  return sights.flatMap((one, at) =>
    sights
      .slice(at + 1)
      .map((other) => ({ a: one.key, b: other.key, isVouchedFor: one.isVouchedFor && other.isVouchedFor })),
  )
}
