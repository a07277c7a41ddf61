/** What is decided per identifier, before evidence is walked: whether it is anybody's, and whose use of it is whose. */
import type { Evidence, IdentifierKey } from '../../model/index.ts'
import { parseKey, type VertexKey } from '../../model/index.ts'
import { stateByRules } from '../named.ts'
import type { Observation } from '../observe.ts'
import { canBeCut, classOf, namespaceRule, type IdentityRules } from '../rules.ts'
import type { StoredIdentifier, VertexState } from '../snapshot.ts'
import { sharednessOf } from './sharedness.ts'
import { tenuresOfDevice, tenuresOfPerson, uncut, type Tenures } from './tenures.ts'
import { canOwn, type Use } from './use.ts'

export { settledBy, swayedBy } from './settled.ts'
export { distinctWithin, excessOf, type Excess } from './sharedness.ts'
export { tenuresAsStored, uncut, type Tenures } from './tenures.ts'
export { ownerSaid, useByObservation, usesByEvidence, type Use } from './use.ts'

export interface Local {
  readonly state: VertexState
  readonly tenures: Tenures
}

/** Whether anything but the rules' own words decides over identifiers of a namespace. */
export function isLocal(rules: IdentityRules, namespace: string): boolean {
  return canBeCut(rules, namespace) || namespaceRule(rules, namespace).shared.length > 0
}

/**
 * @param uses all of the whole identifier's, retracted ones left out
 * @param settled identifiers of which a pin says whether this one is theirs: use beside them is not counted
 */
export function localOf(
  identifier: IdentifierKey,
  logins: StoredIdentifier['logins'],
  uses: readonly Use[],
  settled: ReadonlySet<IdentifierKey>,
  rules: IdentityRules,
): Local {
  const { namespace, value } = parseKey(identifier) ?? { namespace: '', value: '' }
  const byRules = stateByRules({ namespace, value }, rules)
  if (byRules !== 'active') return { state: byRules, tenures: uncut(identifier) }
  const sharedness = sharednessOf(namespace, unsettled(uses, settled), rules)
  if (sharedness === 'shared') return { state: 'shared', tenures: uncut(identifier) }
  const tenures = canBeCut(rules, namespace) ? cut(identifier, namespace, logins, uses, rules) : uncut(identifier)
  return { state: sharedness ?? 'active', tenures }
}

function cut(
  identifier: IdentifierKey,
  namespace: string,
  logins: StoredIdentifier['logins'],
  uses: readonly Use[],
  rules: IdentityRules,
): Tenures {
  return classOf(rules, namespace) === 'device'
    ? tenuresOfDevice(
        identifier,
        logins.filter(({ owner }) => canOwn(owner, rules)),
        uses,
      )
    : tenuresOfPerson(identifier, uses)
}

/** @returns those that count */
export function unsettled(uses: readonly Use[], settled: ReadonlySet<IdentifierKey>): readonly Use[] {
  return settled.size === 0 ? uses : uses.filter(({ other }) => !settled.has(other))
}

/** Where one end of an observation is filed. @param owner whose use of the identifier it tells of */
export function vertexFor(tenures: Tenures, owner: IdentifierKey | null, { slot, day }: Observation): VertexKey {
  const byOwner = owner === null ? null : tenures.ofOwner(owner)
  return byOwner ?? (slot === null ? tenures.onDay(day) : tenures.inSlot(slot))
}

/** Where one end of evidence is filed, day by day and slot by slot. @param owner whose use of the identifier it tells of */
export function verticesFor(
  tenures: Tenures,
  owner: IdentifierKey | null,
  { days, slots }: Pick<Evidence, 'days' | 'slots'>,
): Map<VertexKey, { days: number[]; slots: number[] }> {
  const byOwner = owner === null ? null : tenures.ofOwner(owner)
  const filed = new Map<VertexKey, { days: number[]; slots: number[] }>()
  const at = (vertex: VertexKey) => filed.get(vertex) ?? filed.set(vertex, { days: [], slots: [] }).get(vertex)
  for (const slot of slots) at(byOwner ?? tenures.inSlot(slot))?.slots.push(slot)
  for (const day of days) at(byOwner ?? tenures.onDay(day))?.days.push(day)
  return filed
}
