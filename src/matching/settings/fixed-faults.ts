import { nearest } from '../../model/index.ts'
import type { Comparison } from '../compare/index.ts'
import type { FieldSettings } from './field-settings.ts'

/** Of sums of fractions as they are written. */
const SUM_TOLERANCE = 1e-6

/** @param comparison by which the field is compared. @returns what is wrong with the probabilities that are fixed */
export function fixedFaults({ column, fixed = {} }: FieldSettings, comparison: Comparison | undefined): string[] {
  const known = (comparison?.levels ?? []).map(({ name }) => name)
  const unknown = Object.keys(fixed).filter((name) => !known.includes(name))
  return [
    ...unknown.map((name) => `fixed names ${name}, which is no level of ${column}: ${hint(name, known)}`),
    ...Object.entries(fixed)
      .filter(([, { m, u }]) => m === undefined && u === undefined)
      .map(([name]) => `${column} fixes neither m nor u of ${name}`),
    ...(['m', 'u'] as const).flatMap((which) => sumFaults(column, which, fixedOf(fixed, which), known.length)),
  ]
}

function hint(name: string, known: readonly string[]): string {
  const meant = nearest(name, known)
  return meant === null ? `they are ${known.join(', ')}` : `is ${meant} meant?`
}

function fixedOf(fixed: NonNullable<FieldSettings['fixed']>, which: 'm' | 'u'): number[] {
  return Object.values(fixed).flatMap((of) => of[which] ?? [])
}

/** All levels of a field add up to 1, and what is left is shared among those that are learnt. */
function sumFaults(column: string, which: 'm' | 'u', values: readonly number[], levels: number): string[] {
  const sum = values.reduce((total, value) => total + value, 0)
  const said = `${which} of ${column} that are fixed add up to ${Number(sum.toPrecision(6))}`
  if (values.length < levels)
    return sum < 1 ? [] : [`${said}: they must leave something below 1 for the ${levels - values.length} others`]
  return Math.abs(sum - 1) <= SUM_TOLERANCE ? [] : [`${said}: those of all levels must add up to 1`]
}
