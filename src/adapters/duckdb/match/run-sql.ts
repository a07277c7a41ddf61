/** Beyond this a weight says no more. */
const BITS_MAX = 1_000

/**
 * Lays down what one run wrote: `record` (rid, id, and the rid that names its cluster) by number, `pair` (l, r, bits),
 * and `lost`, rows that do not fit to the others.
 *
 * @param folder as a SQL literal
 * @param bitsMin pairs between clusters are left out unless one of them has this weight; null: all are taken
 */
export function runSql(folder: string, bitsMin: number | null): string[] {
  return [
    `CREATE OR REPLACE TABLE read_cluster AS
      SELECT (row_number() OVER (ORDER BY id::VARCHAR) - 1)::INTEGER AS rid, id::VARCHAR AS id, cluster::VARCHAR AS cluster
      FROM read_parquet(${folder} || '/clusters.parquet')`,
    `CREATE OR REPLACE TABLE record AS SELECT one.rid, one.id, head.rid AS cluster
      FROM read_cluster one LEFT JOIN read_cluster head ON head.id = one.cluster`,
    `CREATE OR REPLACE TABLE read_pair AS
      SELECT id_l::VARCHAR AS id_l, id_r::VARCHAR AS id_r, match_weight::DOUBLE AS bits
      FROM read_parquet(${folder} || '/pairs.parquet')`,
    `CREATE OR REPLACE TABLE lost AS
      SELECT 1 FROM record GROUP BY id HAVING count(*) > 1 OR id IS NULL OR bool_or(cluster IS NULL)
      UNION ALL SELECT 1 FROM read_pair WHERE bits IS NULL OR isnan(bits)
        OR id_l NOT IN (SELECT id FROM record) OR id_r NOT IN (SELECT id FROM record)`,
    `CREATE OR REPLACE TABLE pair AS SELECT a.rid AS l, b.rid AS r, ${bounded('read_pair.bits')} AS bits
      FROM read_pair JOIN record a ON a.id = id_l JOIN record b ON b.id = id_r
      ${bitsMin === null ? '' : nearOnly(bitsMin)}`,
  ]
}

function nearOnly(bitsMin: number): string {
  return `QUALIFY a.cluster = b.cluster OR ${bitsMin} <= max(read_pair.bits)
    OVER (PARTITION BY least(a.cluster, b.cluster), greatest(a.cluster, b.cluster))`
}

export function bounded(bits: string): string {
  return `least(greatest(${bits}, -${BITS_MAX}), ${BITS_MAX})`
}
