import type { LakeColumn, LakeTable, ColumnType } from './columns.ts'

function column(name: string, type: ColumnType, description: string): LakeColumn {
  return { name, type, description }
}

const SEQ = column('seq', 'long', 'Number of the change that told it')
const KNOWN_AT = column(
  'known_at',
  'timestamp',
  'When the change was brought about: its event received, its verdict given',
)

const events: LakeTable = {
  name: 'events',
  description: 'Every accepted event as it was received, those aside that could not be applied',
  partitionBy: 'date',
  clusterBy: ['identifier', 'occurred_at'],
  columns: [
    column('lane', 'integer', 'Ordered part of the event log, 0 to 63'),
    column('position', 'string', 'Place in its lane, `<ms>-<n>`'),
    column('message_id', 'string', 'Makes the event idempotent, per write key'),
    column('source', 'string', 'Who sent it'),
    column('channel', 'string', 'web, app, till, call-centre …'),
    column('type', 'string', 'track, identify, page, screen, group, alias or record'),
    column('name', 'string', 'Event, page or screen name'),
    column('session_id', 'string', "The sender's id of the visit"),
    column('occurred_at', 'timestamp', 'When it happened, clock skew corrected'),
    column('received_at', 'timestamp', 'When the gate took it'),
    column(
      'identifier',
      'string',
      'The identifier of the highest priority that it names, uncut; null for an event that names nobody',
    ),
    column(
      'identifiers',
      { list: { key: 'string', namespace: 'string', value: 'string', raw: 'string', verified: 'boolean' } },
      'Whom it names, in the order found',
    ),
    column('purchase_kind', 'string', 'order, refund or adjustment; null for what is no purchase'),
    column('order_id', 'string', "The sender's number of the order"),
    column('amount', 'long', '1/10,000 of a currency unit, signed'),
    column('currency', 'string', 'ISO 4217'),
    column('record', 'string', 'JSON: what it says of the person, `{id, attributes}`'),
    column('properties', 'string', 'JSON, as received'),
    column('context', 'string', 'JSON, as received'),
    column('date', 'date', 'UTC day on which it was received'),
  ],
}

const changes: LakeTable = {
  name: 'changes',
  description: 'What each event, verdict or change of rules did to the graph; folded in order they give the graph',
  partitionBy: null,
  clusterBy: ['seq'],
  columns: [
    column('seq', 'long', 'Without gaps, in commit order'),
    column('kind', 'string', 'registered, evidence, record, or the kind of its decision'),
    KNOWN_AT,
    column('body', 'string', 'JSON: all that it did'),
  ],
}

const identifiers: LakeTable = {
  name: 'identifiers',
  description: 'Vertices as they came to be: identifiers, and further tenures of those that changed hands',
  partitionBy: null,
  clusterBy: ['identifier', 'seq'],
  columns: [
    SEQ,
    KNOWN_AT,
    column('birth_id', 'string', 'Its id for ever; finds the profile that holds it'),
    column('vertex', 'string', '`namespace:value`, with `#<owner hash>` for a further tenure'),
    column('identifier', 'string', '`namespace:value`, uncut'),
    column('namespace', 'string', 'email, phone, customer …'),
    column('class', 'string', 'person, device or household'),
  ],
}

const identityMoves: LakeTable = {
  name: 'identity_moves',
  description: 'Vertices that came to be of another profile; the view identity_map has them as spans',
  partitionBy: null,
  clusterBy: ['vertex', 'seq'],
  columns: [
    SEQ,
    KNOWN_AT,
    column('vertex', 'string', 'Which one'),
    column('identifier', 'string', 'Its identifier, uncut'),
    column('from_profile', 'string', 'Null for a new one'),
    column('to_profile', 'string', 'Its profile from now on'),
  ],
}

const identifierStates: LakeTable = {
  name: 'identifier_states',
  description: 'Identifiers that are seen otherwise from a change on: shared, blocked, verified, in other hands',
  partitionBy: null,
  clusterBy: ['identifier', 'seq'],
  columns: [
    SEQ,
    KNOWN_AT,
    column('identifier', 'string', 'Which one, uncut'),
    column('state', 'string', 'active, crowded, shared, blocked or household'),
    column('verified', 'boolean', 'Whether anybody who is trusted vouched for it'),
    column(
      'ownership',
      { list: { from_ms: 'long', vertex: 'string' } },
      'Since when, in ms, whose vertex it was; empty unless it changed hands',
    ),
  ],
}

const records: LakeTable = {
  name: 'records',
  description: 'What sources say of people, each record whole as it is after a change',
  partitionBy: null,
  clusterBy: ['record', 'seq'],
  columns: [
    SEQ,
    KNOWN_AT,
    column('record', 'string', 'Key of the record'),
    column('identifier', 'string', 'The vertex that it describes'),
    column('source', 'string', 'Who says so'),
    column('attributes', 'string', 'JSON: name to `{value, observedAt, …}`'),
  ],
}

const decisions: LakeTable = {
  name: 'decisions',
  description: 'The ledger: what joined or parted profiles that were there before, pins, changes of rules',
  partitionBy: null,
  clusterBy: ['seq'],
  columns: [
    SEQ,
    KNOWN_AT,
    column('id', 'string', 'Of the decision'),
    column('kind', 'string', 'merge, split, pin, unpin, retract, override, undo or rules'),
    column('decided_by', 'string', "A steward's id, `rule:<name>` or `rules:<version>`"),
    column('reason', 'string', 'In words'),
    column('undoes', 'string', 'The decision that it takes back'),
    column('profiles_before', { list: 'string' }, 'Profiles that it changed, as they were'),
    column('profiles_after', { list: 'string' }, 'The same people, as they are'),
    column('effect', 'string', 'JSON: profiles before and after with their members’ birth ids'),
    column('acts', 'string', 'JSON: what it did to pins, evidence and overrides'),
  ],
}

const matchPairs: LakeTable = {
  name: 'match_pairs',
  description: 'Pairs that a matcher scored, each as it is after a change',
  partitionBy: null,
  clusterBy: ['a', 'b', 'seq'],
  columns: [
    SEQ,
    KNOWN_AT,
    column('evidence', 'string', 'Key of the evidence'),
    column('a', 'string', 'The smaller vertex of the two'),
    column('b', 'string', 'The other'),
    column('rule', 'string', 'Under which it counts'),
    column('source', 'string', 'The matcher'),
    column('match_weight', 'double', 'In bits'),
    column('model_version', 'string', 'Of the model that gave it; null when none gives it any more'),
    column('state', 'string', 'accepted, parked, pending or retracted'),
    column('reason', 'string', 'Why it is parked'),
  ],
}

/** Tables that changes fill, `changes` itself last. */
export const CHANGE_TABLES: readonly LakeTable[] = [
  identifiers,
  identityMoves,
  identifierStates,
  records,
  decisions,
  matchPairs,
  changes,
]

export const EVENTS_TABLE: LakeTable = events
export const CHANGES_TABLE: LakeTable = changes

export const LAKE_TABLES: readonly LakeTable[] = [events, ...CHANGE_TABLES]
