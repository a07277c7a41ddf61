import { EMPTY_SNAPSHOT, pinVerdict, standsForSomebody, unpinVerdict, type Snapshot } from '../../../identity/index.ts'
import { parseKey, SelfsameError, type IdentifierKey } from '../../../model/index.ts'
import { ANYTHING, type Command } from '../command.ts'
import { badRequest, conflict } from '../faults.ts'
import type { PinWish, UnpinWish } from '../wishes.ts'

const IDENTIFIERS_MAX = 1_000

/** @throws SelfsameError BAD_REQUEST */
export function pinCommand({ kind, sides: given }: PinWish): Command {
  const sides = given.map((side) => [...new Set(side)].toSorted())
  checkSides(kind, sides)
  const keys = sides.flat()
  return {
    request: ['pin', kind, sides.toSorted()],
    profiles: [],
    async judge(head, { rules }, graph) {
      const snapshot = await graph.completeSnapshot(EMPTY_SNAPSHOT, { identifiers: keys, vertices: [] }, rules)
      keys.forEach((key, at) => checkIdentifier(snapshot, kind, key, at))
      return {
        verdict: pinVerdict(head, kind, sides),
        basis: [],
        snapshot,
        wanted: kind === 'same' ? { together: sides, apart: [] } : { together: [], apart: sides },
      }
    },
  }
}

function checkSides(kind: PinWish['kind'], sides: readonly (readonly IdentifierKey[])[]): void {
  const count = sides.flat().length
  if (new Set(sides.flat()).size < count) throw badRequest('An identifier is on two sides', 'Name it on one')
  if (count < 2 || count > IDENTIFIERS_MAX || sides.some(({ length }) => length === 0))
    throw badRequest(
      `${count} identifiers are given on ${sides.length} sides; 2 to ${IDENTIFIERS_MAX} are needed, none empty`,
      'Name the identifiers that are one person, or on each side one person’s',
    )
  if (kind === 'same' && sides.length !== 1) throw badRequest('Same has one side', 'Name all identifiers on it')
  if (kind === 'apart' && sides.length < 2) throw badRequest('Apart has two sides at least', 'Name each person’s')
}

/** Values are a person's: identifiers are told by their place and namespace. */
function checkIdentifier({ identifiers }: Snapshot, kind: PinWish['kind'], key: IdentifierKey, at: number): void {
  const which = `Identifier ${at + 1}, of namespace ${parseKey(key)?.namespace},`
  const identifier = identifiers.get(key)
  if (identifier == null)
    throw new SelfsameError('NOT_FOUND', `${which} was never seen`, { remedy: 'Pin identifiers that were' })
  if (identifier.vertices.length > 1)
    throw badRequest(`${which} changed hands: it is of several people`, 'Pin another identifier of the person meant')
  if (kind === 'same' && !standsForSomebody(identifier.state))
    throw badRequest(`${which} stands for nobody: it is ${identifier.state}`, 'Pin other identifiers of the person')
}

export function unpinCommand({ pinId }: UnpinWish): Command {
  return {
    request: ['unpin', pinId],
    profiles: [],
    async judge(head, _begun, graph) {
      const [pin] = await graph.pins([pinId])
      if (pin === undefined)
        throw new SelfsameError('NOT_FOUND', `There is no pin ${pinId}`, {
          remedy: '`selfsame history PROFILE` names the pins that decisions made',
        })
      if (pin.withdrawnAt !== null)
        throw conflict(`Pin ${pinId} was withdrawn on ${pin.withdrawnAt.slice(0, 10)}`, 'Nothing is to be done')
      return { verdict: unpinVerdict(head, pin), basis: [], snapshot: EMPTY_SNAPSHOT, wanted: ANYTHING }
    },
  }
}
