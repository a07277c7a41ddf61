import { SelfsameError } from '../../../model/index.ts'

/** @returns by record: the number of who it is, -1 where no label says. @throws SelfsameError BAD_REQUEST when none does */
export function labelledTruth(ids: readonly string[], labels: ReadonlyMap<string, number>): Int32Array {
  const truth = Int32Array.from(ids, (id) => labels.get(id) ?? -1)
  if (truth.some((person) => person >= 0)) return truth
  throw new SelfsameError('BAD_REQUEST', 'The labels name none of the records that were matched', {
    remedy: 'Give with --id the column that holds the ids which the run was given',
  })
}
