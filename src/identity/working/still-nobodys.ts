import { SelfsameError, type BirthId } from '../../model/index.ts'
import type { Excess } from '../local/index.ts'
import type { VertexState } from '../snapshot.ts'

/**
 * That taking a decision back does not make an identifier somebody's.
 *
 * @param excess null where the rules alone say so
 */
export function stillNobodys(identifier: BirthId, state: VertexState, excess: Excess | null): SelfsameError {
  const bounds = (excess?.bounds ?? []).map(
    ({ with: namespace, moreThan, withinDays }) =>
      `more than ${moreThan} of ${namespace} are seen with it within ${withinDays} days`,
  )
  const because = bounds.length > 0 ? bounds.join(', and ') : 'the rules in force say so'
  return new SelfsameError('CONFLICT', `Identifier ${identifier} is ${state} all the same: ${because}`, {
    remedy:
      bounds.length > 0
        ? 'Take back first what else made it so, or retract what is wrong of its evidence: `selfsame split PROFILE --evidence KEY`'
        : 'Change the rules first: `selfsame identity apply FILE`',
  })
}
