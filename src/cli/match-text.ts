import type { ColumnProfile, MatchReport } from '../app/match/index.ts'
import type { Evaluation, IgnoredColumn } from '../matching/index.ts'
import { countOf } from './text.ts'

/** @returns `pairs: precision 0.9950, recall 0.9340, F1 0.9635` */
export function qualityText(name: string, { precision, recall, f1 }: Evaluation['pairwise']): string {
  return `${name}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, F1 ${f1.toFixed(4)}`
}

/** A match weight as `12.3 bits`. */
export function bitsText(bits: number | null): string {
  return bits === null ? 'never compared' : `${bits.toFixed(1)} bits`
}

/** @returns `83 %`; of little, a figure more */
export function percentText(share: number): string {
  const percent = 100 * share
  return `${percent !== 0 && percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`
}

/** Why a column is taken for what it is. */
export function reasonText(because: NonNullable<ColumnProfile['because']>): string {
  return REASONS[because]
}

const REASONS = {
  header: 'by its header',
  'header-and-cells': 'by its header and its cells',
  cells: 'by what its cells look like',
  'nothing-better': 'because neither header nor cells say more',
} as const

/** Why a column is not compared. */
export function ignoredText(reason: IgnoredColumn['reason']): string {
  return IGNORED[reason]
}

const IGNORED = {
  empty: 'it is empty',
  constant: 'it says the same of everybody',
  'all-different': 'it is different in every record',
  'says-nothing': 'it says nothing of a person',
  'repeats-others': 'it repeats other columns',
  'by-settings': 'the settings leave it out',
} as const

/** What a run made of labelled pairs; nothing where it had none. */
export function labelsText({ labels }: Pick<MatchReport, 'labels'>): string[] {
  if (labels === undefined) return []
  const { same, together, different, apart } = labels
  return [
    `learnt from ${countOf(same + different, 'label')}: ${together} of ${same} pairs of one person are together, ${apart} of ${different} of two people apart`,
  ]
}

/** What a run could not read or compare, what looks wrong about its clusters, and what it learnt badly, as warnings. */
export function warningsText(
  report: Pick<MatchReport, 'unreadableRows' | 'unreachedRecords' | 'warnings' | 'diagnostics'>,
): string[] {
  const { unreadableRows, unreachedRecords, warnings, diagnostics } = report
  return [
    ...(unreadableRows > 0 ? [`${countOf(unreadableRows, 'row')} could not be read: in no result`] : []),
    ...(unreachedRecords > 0
      ? [`${countOf(unreachedRecords, 'record')} in reach of no blocking rule: compared with none`]
      : []),
    ...warnings,
    ...diagnostics.map(({ text }) => text),
  ].map((text) => `warning: ${text}`)
}
