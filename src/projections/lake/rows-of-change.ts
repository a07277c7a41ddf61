import {
  identifierOf,
  namespaceOf,
  type Change,
  type ChangeBody,
  type Decision,
  type Evidence,
} from '../../model/index.ts'
import type { LakeRow } from './columns.ts'

/** @returns the rows that a change adds to each table that it adds any to, by the table's name */
export function rowsOfChange({ seq, kind, at, body }: Change): ReadonlyMap<string, readonly LakeRow[]> {
  const stamped = (rows: readonly LakeRow[]) => rows.map((row) => ({ seq, known_at: at, ...row }))
  const tables: [string, readonly LakeRow[]][] = [
    ['identifiers', stamped(body.registered.map(identifierRow))],
    ['identity_moves', stamped(body.moved.map(moveRow))],
    ['identifier_states', stamped(body.identifiers.map(stateRow))],
    ['records', stamped(body.records.map(recordRow))],
    ['decisions', body.decisions.map((decision) => ({ seq, ...decisionRow(decision) }))],
    ['match_pairs', stamped(body.evidence.filter(({ score }) => score !== null).map(pairRow))],
    ['changes', [{ seq, kind, known_at: at, body: JSON.stringify(body) }]],
  ]
  return new Map(tables.filter(([, rows]) => rows.length > 0))
}

function identifierRow({ key, birthId, class: kind }: ChangeBody['registered'][number]): LakeRow {
  return { birth_id: birthId, vertex: key, identifier: identifierOf(key), namespace: namespaceOf(key), class: kind }
}

function moveRow({ key, from, to }: ChangeBody['moved'][number]): LakeRow {
  return { vertex: key, identifier: identifierOf(key), from_profile: from, to_profile: to }
}

function stateRow({ key, state, verified, ownership }: ChangeBody['identifiers'][number]): LakeRow {
  const spans = ownership.map(({ fromMs, vertex }) => ({ from_ms: fromMs, vertex }))
  return { identifier: key, state, verified, ownership: spans }
}

function recordRow({ key, identifier, source, attributes }: ChangeBody['records'][number]): LakeRow {
  return { record: key, identifier, source, attributes: JSON.stringify(attributes) }
}

function decisionRow({ id, kind, at, by, reason, undoes, effect, acts }: Decision): LakeRow {
  return {
    known_at: at,
    id,
    kind,
    decided_by: by,
    reason,
    undoes,
    profiles_before: effect.before.map((profile) => profile.id),
    profiles_after: effect.after.map((profile) => profile.id),
    effect: JSON.stringify(effect),
    acts: JSON.stringify(acts),
  }
}

function pairRow({ key, a, b, rule, source, score, modelVersion, state, reason }: Evidence): LakeRow {
  return { evidence: key, a, b, rule, source, match_weight: score, model_version: modelVersion, state, reason }
}
