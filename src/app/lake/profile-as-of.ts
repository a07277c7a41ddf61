import { requireScope, SelfsameError, type RequestContext } from '../../model/index.ts'
import type { LakeKeeping, ProfileAsOf } from './ports.ts'

/** All changes before the first that became known later: a state that the graph really had. */
const LAST_KNOWN = `
  SELECT coalesce((SELECT min(seq) - 1 FROM changes WHERE known_at > $at::TIMESTAMPTZ), (SELECT max(seq) FROM changes), 0)`

const MEMBERS = `
  WITH asked AS (
    SELECT vertex FROM identifiers WHERE (birth_id = $who OR vertex = $who) AND seq <= $change
  ), its AS (
    SELECT arg_max(to_profile, seq) AS profile FROM identity_moves WHERE vertex IN (FROM asked) AND seq <= $change
  ), ever AS (
    SELECT vertex, arg_max(to_profile, seq) AS profile FROM identity_moves
    WHERE seq <= $change AND vertex IN (SELECT vertex FROM identity_moves WHERE to_profile = (FROM its))
    GROUP BY vertex
  ), states AS (
    SELECT identifier, arg_max(state, seq) AS state FROM identifier_states WHERE seq <= $change GROUP BY identifier
  )
  SELECT ever.profile, identifiers.vertex, identifiers.birth_id
  FROM ever JOIN identifiers ON identifiers.vertex = ever.vertex AND identifiers.seq <= $change
    LEFT JOIN states ON states.identifier = identifiers.identifier
  WHERE ever.profile = (FROM its) AND coalesce(state, 'active') IN ('active', 'crowded')
  ORDER BY identifiers.seq, identifiers.birth_id`

const RECORDS = `
  SELECT record, arg_max(identifier, seq) AS vertex, arg_max(source, seq) AS source, arg_max(attributes, seq) AS attributes
  FROM records
  WHERE seq <= $change AND list_contains(from_json($vertices, '["VARCHAR"]'), identifier)
  GROUP BY record
  ORDER BY record`

/** Reads profiles as they were known at some moment, out of the lake. */
export class ProfileHistory {
  readonly #keeping: Pick<LakeKeeping, 'query'>

  constructor(keeping: Pick<LakeKeeping, 'query'>) {
    this.#keeping = keeping
  }

  /**
   * @param who a birth id, or a vertex: `namespace:value`
   * @param at instant, ISO 8601: what became known later is left out
   * @returns null when nobody was known by it then
   * @throws SelfsameError BAD_REQUEST for no instant; FORBIDDEN
   */
  async profileAsOf(context: RequestContext, who: string, at: string): Promise<ProfileAsOf | null> {
    requireScope(context, 'profiles:read')
    if (Number.isNaN(Date.parse(at))) throw noInstant()
    const [[change = 0] = []] = (await this.#keeping.query(LAST_KNOWN, { at: new Date(at).toISOString() })).rows
    const { rows } = await this.#keeping.query(MEMBERS, { who, change: Number(change) })
    const [first] = rows
    if (first === undefined) return null
    const vertices = rows.map(([, vertex, birthId]) => ({ vertex: String(vertex), birthId: String(birthId) }))
    const named = JSON.stringify(vertices.map(({ vertex }) => vertex))
    const said = await this.#keeping.query(RECORDS, { change: Number(change), vertices: named })
    const records = said.rows.map(([, , source, attributes]) => ({
      source: String(source),
      attributes: String(attributes),
    }))
    return { id: String(first[0]), change: Number(change), vertices, records }
  }
}

function noInstant(): SelfsameError {
  return new SelfsameError('BAD_REQUEST', 'The time asked for is no instant', {
    remedy: 'Write it as ISO 8601 in UTC, such as 2026-05-04T09:30:00.000Z',
  })
}
