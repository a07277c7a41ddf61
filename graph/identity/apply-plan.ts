import type { Transaction } from 'neo4j-driver'
import type { Plan, ProfileWrite, StoredRecord } from '../../src/identity/index.ts'
import type { ApplyOutcome, CursorMove } from '../../src/app/resolve/ports.ts'
import { Rollback } from '../transaction.ts'
import { advanceCursors } from './advance-cursors.ts'
import { commitChanges } from './commit-changes.ts'
import { createProfiles } from './create-profiles.ts'
import { lockIdentifiers } from './lock-identifiers.ts'
import { lockProfiles } from './lock-profiles.ts'
import { moveMembers } from './move-members.ts'
import { readRulesVersion } from './read-rules-version.ts'
import { registerIdentifiers } from './register-identifiers.ts'
import { renameProfiles } from './rename-profiles.ts'
import { retireProfiles } from './retire-profiles.ts'
import { writeDecisions } from './write-decisions.ts'
import { writeEvidence } from './write-evidence.ts'
import { writeRecords } from './write-records.ts'

/**
 * Carries a plan out in one transaction. All statements are sent at once, in this order: locks (identifiers, new
 * ones, profiles, cursors, each sorted, so that deadlocks are rare; they are tried again), then the work, last the counter.
 * What the locks answered is checked before the commit; if the graph is not as the plan was made from, all
 * of it is rolled back.
 */
export async function applyPlan(tx: Transaction, plan: Plan, cursors: readonly CursorMove[]): Promise<ApplyOutcome> {
  const [identifiers, , profiles, lanes, rules, base] = await Promise.all([
    lockIdentifiers(tx, { keys: plan.existing }),
    registerIdentifiers(tx, { rows: registrationRows(plan) }),
    lockProfiles(tx, { ids: plan.expected.map(({ id }) => id) }),
    advanceCursors(tx, { rows: cursors }),
    readRulesVersion(tx, {}),
    commit(tx, plan),
  ])
  check(otherRules(plan, rules))
  check(lostLanes(cursors, lanes))
  check(staleIdentifiers(plan, identifiers) ?? staleProfiles(plan, profiles))
  return { kind: 'applied', lastChange: base + plan.changes.length }
}

function registrationRows(plan: Plan) {
  return plan.registrations
    .map(({ change: _change, index: _index, ...vertex }) => vertex)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** Sends the work; answers with the change number before the first of this plan's. */
async function commit(tx: Transaction, plan: Plan): Promise<number> {
  const work = [...profileWork(tx, plan.profiles, plan.retired), ...ledgerWork(tx, plan)]
  if (plan.changes.length === 0) {
    await Promise.all(work)
    return 0
  }
  const [committed] = await Promise.all([commitChanges(tx, changeParameters(plan)), ...work])
  return committed[0]?.base ?? 0
}

function* profileWork(tx: Transaction, profiles: readonly ProfileWrite[], retired: Plan['retired']) {
  const created = profiles.filter(({ node }) => node === null)
  const renamed = profiles.flatMap(({ node, id }) => (node !== null && node !== id ? [{ from: node, to: id }] : []))
  const joined = profiles.filter(({ node, attach }) => node !== null && attach.length > 0)
  if (retired.length > 0) yield retireProfiles(tx, { ids: retired })
  if (renamed.length > 0) yield renameProfiles(tx, { rows: renamed })
  if (created.length > 0)
    yield createProfiles(tx, { rows: created.map(({ id, somebody, attach }) => ({ id, somebody, members: attach })) })
  if (joined.length > 0) yield moveMembers(tx, { rows: joined.map(({ id, attach }) => ({ to: id, members: attach })) })
}

function* ledgerWork(tx: Transaction, plan: Plan) {
  if (plan.evidence.length > 0) yield writeEvidence(tx, { rows: plan.evidence })
  if (plan.records.length > 0) yield writeRecords(tx, { rows: plan.records.map(recordRow) })
  if (plan.decisions.length > 0)
    yield writeDecisions(tx, { rows: plan.decisions.map(({ effect, ...rest }) => ({ ...rest, ...effect })) })
}

function recordRow({ attributes, ...record }: StoredRecord) {
  const words = Object.values(attributes)
    .map(({ value }) => value)
    .filter((value) => typeof value === 'string')
  return { ...record, attributes: JSON.stringify(attributes), searchText: words.join(' ') }
}

function changeParameters(plan: Plan) {
  return {
    changes: plan.changes.map(({ kind, at, body }) => ({ kind, at, body: JSON.stringify(body) })),
    profiles: plan.profiles.map(({ id, evaluation, lastRank, change }) => ({ id, evaluation, lastRank, change })),
    births: plan.registrations.map(({ key, change, index }) => ({ key, change, index })),
    rulesVersion: plan.rulesVersion,
  }
}

function check(outcome: ApplyOutcome | null): void {
  if (outcome !== null) throw new Rollback(outcome)
}

function otherRules(plan: Plan, [inForce]: readonly { version: number }[]): ApplyOutcome | null {
  return inForce?.version === plan.rulesVersion ? null : { kind: 'otherRules', version: inForce?.version ?? 0 }
}

function lostLanes(cursors: readonly CursorMove[], advanced: readonly { lane: number }[]): ApplyOutcome | null {
  const moved = new Set(advanced.map(({ lane }) => lane))
  const lanes = cursors.map(({ lane }) => lane).filter((lane) => !moved.has(lane))
  return lanes.length === 0 ? null : { kind: 'lostLanes', lanes }
}

function staleIdentifiers(plan: Plan, locked: readonly unknown[]): ApplyOutcome | null {
  return locked.length === plan.existing.length ? null : { kind: 'stale' }
}

function staleProfiles(plan: Plan, locked: readonly { id: string; version: number }[]): ApplyOutcome | null {
  const versions = new Map(locked.map(({ id, version }) => [id, version]))
  return plan.expected.every(({ id, version }) => versions.get(id) === version) ? null : { kind: 'stale' }
}
