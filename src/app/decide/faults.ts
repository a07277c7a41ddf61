import { SelfsameError, type BirthId, type Pin } from '../../model/index.ts'

/** @returns the decision that made a pin */
export function decisionOfPin(pinId: string): string {
  return pinId.slice(0, pinId.lastIndexOf('.'))
}

export function badRequest(found: string, remedy: string): SelfsameError {
  return new SelfsameError('BAD_REQUEST', found, { remedy })
}

export function conflict(found: string, remedy: string): SelfsameError {
  return new SelfsameError('CONFLICT', found, { remedy })
}

export function unknownProfile(id: BirthId): SelfsameError {
  return new SelfsameError('NOT_FOUND', `No profile has or had the id ${id}`, {
    remedy: 'Find it first: `selfsame profile NAMESPACE:VALUE` shows its id',
  })
}

export function nobodysProfile(id: BirthId): SelfsameError {
  return new SelfsameError('NOT_FOUND', `The id ${id} leads to an identifier that stands for nobody, to no profile`, {
    remedy: '`selfsame whynot` says why: it is shared, blocked or a household’s',
  })
}

/** @param doing `would hold together` */
export function contradicted(pins: readonly Pin[], doing: string): SelfsameError {
  const ids = pins.map(({ id }) => id).join(', ')
  const decisions = [...new Set(pins.map(({ id }) => decisionOfPin(id)))]
  return conflict(
    `This ${doing}: see pin ${ids}`,
    `Take back first what made it: ${decisions.map((id) => `\`selfsame undo ${id}\``).join(', ')}`,
  )
}
