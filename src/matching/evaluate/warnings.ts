import type { ClusterHealth } from './health.ts'

/** A person seldom has more records; a cluster of more is worth a look. */
const RECORDS_MAX = 100
/** Of one record in a hundred, clusters are in doubt as a whole. */
const AGAINST_SHARE_MAX = 0.01
const IN_FAVOUR_MIN = 0.8
const RECORDS_MIN = 100

/** What looks wrong, as sentences; nothing where all is well. */
export function healthWarnings(health: ClusterHealth): string[] {
  const { records, clusters, recordsPerClusterMax, recordsAgainst, pairsInFavour } = health
  const warnings: string[] = []
  if (recordsPerClusterMax > RECORDS_MAX)
    warnings.push(
      `The largest cluster has ${recordsPerClusterMax} records: look for a placeholder, a test account or a shared address in them`,
    )
  if (recordsAgainst > records * AGAINST_SHARE_MAX)
    warnings.push(`${recordsAgainst} records hang on their cluster by no pair above 0 bits: they may be other people`)
  if (pairsInFavour < IN_FAVOUR_MIN)
    warnings.push(
      `Only ${Math.round(pairsInFavour * 100)} % of the pairs within clusters speak for one person: clusters may be chains`,
    )
  if (records >= RECORDS_MIN && clusters === records)
    warnings.push('No two records are one person: look whether the columns that tell people apart were compared')
  return warnings
}
