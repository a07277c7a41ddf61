import { SelfsameError } from '../../../model/index.ts'
import { bounded } from '../match/run-sql.ts'

/** So sure is sure. */
const PROBABILITY_MAX = '0.999999999999'

/**
 * Lays down scores of pairs: `record` (rid, id), `pair` (l, r, bits), and `lost`, rows that say nothing. Of a pair that is
 * there twice the higher weight counts.
 *
 * @param columns those of the table `source`
 * @throws SelfsameError BAD_REQUEST without the columns that are needed
 */
export function scoresSql(columns: readonly string[], bitsMin: number, path: string): string[] {
  const [idL, idR] = ['id_l', 'id_r'].map((name) => `nullif(trim(${cellOf(columns, name, path)}), '')`)
  return [
    `CREATE TABLE read_pair AS SELECT ${idL} AS id_l, ${idR} AS id_r, ${bitsOf(columns, path)} AS bits FROM source`,
    `CREATE TABLE lost AS SELECT 1 FROM read_pair WHERE id_l IS NULL OR id_r IS NULL OR bits IS NULL OR isnan(bits)`,
    `CREATE TABLE record AS SELECT (row_number() OVER (ORDER BY id) - 1)::INTEGER AS rid, id
      FROM (SELECT id_l AS id FROM read_pair UNION SELECT id_r FROM read_pair)`,
    `CREATE TABLE pair AS SELECT least(a.rid, b.rid) AS l, greatest(a.rid, b.rid) AS r, max(${bounded('bits')}) AS bits
      FROM read_pair JOIN record a ON a.id = id_l JOIN record b ON b.id = id_r
      WHERE id_l <> id_r GROUP BY 1, 2 HAVING max(bits) >= ${bitsMin}`,
  ]
}

function bitsOf(columns: readonly string[], path: string): string {
  if (columns.includes('match_weight')) return `try_cast(${cellOf(columns, 'match_weight', path)} AS DOUBLE)`
  const share = `try_cast(${cellOf(columns, 'probability', path)} AS DOUBLE)`
  const inside = `least(greatest(${share}, 1 - ${PROBABILITY_MAX}), ${PROBABILITY_MAX})`
  return `CASE WHEN ${share} BETWEEN 0 AND 1 THEN log2(${inside} / (1 - ${inside})) END`
}

function cellOf(columns: readonly string[], name: string, path: string): string {
  if (columns.includes(name)) return `c${columns.indexOf(name)}`
  throw new SelfsameError('BAD_REQUEST', `${path} has no column ${name}; it has ${columns.join(', ')}`, {
    remedy: 'Name the columns id_l, id_r, and match_weight (bits) or probability',
  })
}
