import type { Transaction } from 'neo4j-driver'
import type { Plan } from '../../src/identity/index.ts'
import type { ApplyOutcome, CursorMove } from '../../src/app/resolve/ports.ts'
import type { GraphConnection } from '../connection.ts'
import { read as readRules } from '../rules/read.ts'
import { isConstraintViolation, isGone, Rollback, write } from '../transaction.ts'
import { advanceCursors } from './advance-cursors.ts'
import { commitChanges } from './commit-changes.ts'
import { countBeyond } from './count-beyond.ts'
import { createProfiles } from './create-profiles.ts'
import { deleteEvidence } from './delete-evidence.ts'
import { findShared } from './find-shared.ts'
import { lockIdentifiers } from './lock-identifiers.ts'
import { lockProfiles } from './lock-profiles.ts'
import { makeConflicts } from './make-conflicts.ts'
import { makePins } from './make-pins.ts'
import { markUndone } from './mark-undone.ts'
import { moveMembers } from './move-members.ts'
import {
  changeParameters,
  conflictRow,
  decisionRows,
  identifierRows,
  loginRows,
  pinRow,
  profileRows,
  recordRow,
  registrationRows,
  undoneRows,
} from './plan-rows.ts'
import { registerIdentifiers } from './register-identifiers.ts'
import { removeConflicts } from './remove-conflicts.ts'
import { renameProfiles } from './rename-profiles.ts'
import { restorePins } from './restore-pins.ts'
import { retireProfiles } from './retire-profiles.ts'
import { withdrawPins } from './withdraw-pins.ts'
import { writeDecisions } from './write-decisions.ts'
import { writeEvidence } from './write-evidence.ts'
import { writeIdentifiers } from './write-identifiers.ts'
import { writeLogins } from './write-logins.ts'
import { writeRecords } from './write-records.ts'

/**
 * Carries a plan out, or nothing of it. A uniqueness constraint that refuses a write, or a node that is gone, says that
 * somebody else was first; so does a decision that is in the ledger already: a command is applied once.
 *
 * @throws SelfsameError UNAVAILABLE when the graph does not answer
 */
export async function apply(graph: GraphConnection, plan: Plan, cursors: readonly CursorMove[]): Promise<ApplyOutcome> {
  try {
    return await write(graph, (tx) => applyPlan(tx, plan, cursors))
  } catch (error) {
    if (isConstraintViolation(error) || isGone(error)) return { kind: 'stale' }
    throw error
  }
}

/**
 * All statements that have something to do are sent at once, in this order: locks (identifiers, new ones, profiles,
 * cursors, each sorted, so that deadlocks are rare; they are tried again), then the work, last what is hot. What they
 * answered is checked before the commit; if the graph is not as the plan was made from, all of it is rolled back.
 */
async function applyPlan(tx: Transaction, plan: Plan, cursors: readonly CursorMove[]): Promise<ApplyOutcome> {
  const [identifiers, , profiles, lanes, rules, , areConflictsThere, isAsRead, base] = await Promise.all([
    plan.existing.length === 0 ? [] : lockIdentifiers(tx, { keys: plan.existing }),
    plan.registrations.length === 0 ? [] : registerIdentifiers(tx, { rows: registrationRows(plan) }),
    plan.expected.length === 0 ? [] : lockProfiles(tx, { ids: plan.expected.map(({ id }) => id) }),
    cursors.length === 0 ? [] : advanceCursors(tx, { rows: cursors }),
    readRules(tx, {}),
    Promise.all([...profileWork(tx, plan), ...identifierWork(tx, plan), ...evidenceWork(tx, plan)]),
    conflictWork(tx, plan),
    ledgerWork(tx, plan),
    commit(tx, plan),
  ])
  check(otherRules(plan, rules))
  check(lostLanes(cursors, lanes))
  check(staleIdentifiers(plan, identifiers) ?? staleProfiles(plan, profiles))
  check(areConflictsThere && isAsRead ? null : { kind: 'stale' })
  return { kind: 'applied', lastChange: base + plan.changes.length }
}

function* profileWork(tx: Transaction, plan: Plan) {
  const { created, renamed, joined } = profileRows(plan)
  if (plan.retired.length > 0) yield retireProfiles(tx, { ids: plan.retired })
  if (renamed.length > 0) yield renameProfiles(tx, { rows: renamed })
  if (created.length > 0) yield createProfiles(tx, { rows: created })
  if (joined.length > 0) yield moveMembers(tx, { rows: joined })
}

function* identifierWork(tx: Transaction, plan: Plan) {
  if (plan.identifiers.length > 0) yield writeIdentifiers(tx, { rows: identifierRows(plan) })
  if (plan.logins.length > 0) yield writeLogins(tx, { rows: loginRows(plan) })
}

function* evidenceWork(tx: Transaction, plan: Plan) {
  if (plan.movedEvidence.length > 0) yield deleteEvidence(tx, { keys: plan.movedEvidence })
  if (plan.evidence.length > 0) yield writeEvidence(tx, { rows: plan.evidence })
  if (plan.records.length > 0) yield writeRecords(tx, { rows: plan.records.map(recordRow) })
}

/** @returns whether all that are to be removed were there */
async function conflictWork(tx: Transaction, { conflicts: { made, removed } }: Plan): Promise<boolean> {
  const [, removedNow] = await Promise.all([
    made.length === 0 ? [] : makeConflicts(tx, { rows: made.map(conflictRow) }),
    removed.length === 0 ? [] : removeConflicts(tx, { ids: removed }),
  ])
  return removedNow.length === removed.length
}

/** @returns whether all was found as the plan takes it to be: shared identifiers, pins, decisions to take back */
async function ledgerWork(tx: Transaction, plan: Plan): Promise<boolean> {
  const { made, restored, withdrawn } = plan.pins
  const undone = undoneRows(plan)
  const [, stillShared, withdrawnNow, restoredNow, , undoneNow] = await Promise.all([
    made.length === 0 ? [] : makePins(tx, { rows: made.map(pinRow) }),
    // After the evidence: whoever turns one of them into somebody's has either seen it or is seen here.
    plan.expectedShared.length === 0 ? [] : findShared(tx, { keys: plan.expectedShared }),
    withdrawn.length === 0 ? [] : withdrawPins(tx, { rows: withdrawn }),
    restored.length === 0 ? [] : restorePins(tx, { ids: restored.map(({ id }) => id).toSorted() }),
    plan.decisions.length === 0 ? [] : writeDecisions(tx, { rows: decisionRows(plan) }),
    undone.length === 0 ? [] : markUndone(tx, { rows: undone }),
  ])
  return (
    stillShared.length === plan.expectedShared.length &&
    withdrawnNow.length === withdrawn.length &&
    restoredNow.length === restored.length &&
    undoneNow.length === undone.length
  )
}

/** @returns the change number before the first of this plan's */
async function commit(tx: Transaction, plan: Plan): Promise<number> {
  const [, committed] = await Promise.all([
    plan.uncounted.length === 0 ? [] : countBeyond(tx, { rows: plan.uncounted }),
    plan.changes.length === 0 ? [] : commitChanges(tx, changeParameters(plan)),
  ])
  return committed[0]?.base ?? 0
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

function staleIdentifiers(plan: Plan, [identifiers]: readonly { locked: number }[]): ApplyOutcome | null {
  return (identifiers?.locked ?? 0) === plan.existing.length ? null : { kind: 'stale' }
}

function staleProfiles(plan: Plan, locked: readonly { id: string; version: number }[]): ApplyOutcome | null {
  const versions = new Map(locked.map(({ id, version }) => [id, version]))
  return plan.expected.every(({ id, version }) => versions.get(id) === version) ? null : { kind: 'stale' }
}
