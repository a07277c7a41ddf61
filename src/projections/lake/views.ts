/** A view over the tables, for people who ask in SQL (DuckDB's). */
export interface LakeView {
  readonly name: string
  readonly description: string
  readonly sql: string
}

/** Each rests on tables and on the views before it. */
export const LAKE_VIEWS: readonly LakeView[] = [
  {
    name: 'identity_map',
    description:
      'Whose each vertex was by what was known when: from known_from on, to before known_to (null: still). Join it as of a moment',
    sql: `
      SELECT identifier, vertex, to_profile AS profile, known AS known_from,
        lead(known) OVER (PARTITION BY vertex ORDER BY seq) AS known_to
      FROM (SELECT *, max(known_at) OVER (ORDER BY seq) AS known FROM identity_moves)`,
  },
  {
    name: 'identity_now',
    description: 'Whose each vertex is by all that is known',
    sql: `
      SELECT vertex, any_value(identifier) AS identifier, arg_max(to_profile, seq) AS profile
      FROM identity_moves
      GROUP BY vertex`,
  },
  {
    name: 'identifiers_now',
    description: 'What each identifier is by all that is known: its state, and since when whose vertex it was',
    sql: `
      SELECT identifier, arg_max(state, seq) AS state, arg_max(ownership, seq) AS ownership
      FROM identifier_states
      GROUP BY identifier`,
  },
  {
    name: 'profile_events',
    description:
      'Events with the profile that they are of by all that is known: that of the strongest identifier which stands for somebody; null for nobody',
    sql: `
      WITH named AS (
        SELECT lane, position, occurred_at, unnest(list_transform(identifiers, i -> i.key)) AS key,
          generate_subscripts(identifiers, 1) AS place, identifier AS strongest
        FROM events
      ), held AS (
        SELECT named.*, coalesce(
          list_last(list_filter(ownership, o -> o.from_ms <= epoch_ms(occurred_at))).vertex, ownership[1].vertex, key
        ) AS vertex
        FROM named LEFT JOIN identifiers_now ON identifiers_now.identifier = named.key
        WHERE coalesce(state, 'active') IN ('active', 'crowded')
      ), whose AS (
        SELECT lane, position, arg_min(profile, CASE WHEN key = strongest THEN 0 ELSE place END) AS profile
        FROM held JOIN identity_now USING (vertex)
        GROUP BY lane, position
      )
      SELECT events.*, whose.profile FROM events LEFT JOIN whose USING (lane, position)`,
  },
  {
    name: 'orders',
    description:
      'Orders and refunds with their profile, each order id of a profile once; amount in currency units, exact',
    sql: `
      SELECT profile, purchase_kind AS kind, coalesce(order_id, message_id) AS order_id, min(occurred_at) AS ordered_at,
        any_value(currency ORDER BY occurred_at) AS currency, 
        any_value(amount ORDER BY occurred_at)::DECIMAL(18, 0) * 0.0001::DECIMAL(5, 4) AS amount
      FROM profile_events
      WHERE purchase_kind IN ('order', 'refund') AND profile IS NOT NULL
      GROUP BY profile, purchase_kind, coalesce(order_id, message_id)`,
  },
]
