import type { DescribedVertex } from '../../src/app/match/index.ts'
import type { ObservedValue } from '../../src/model/index.ts'

/** As `matchers/list-described` returns it. */
export interface DescribedColumns extends Omit<DescribedVertex, 'records'> {
  readonly records: readonly { readonly source: string; readonly attributes: string }[]
}

export function decodeDescribed({ records, ...vertex }: DescribedColumns): DescribedVertex {
  return {
    ...vertex,
    records: records.map(({ source, attributes }) => ({
      source,
      attributes: JSON.parse(attributes) as Record<string, ObservedValue>,
    })),
  }
}
