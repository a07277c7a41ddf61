import type { LearningDiagnostic } from './diagnose.ts'

/** What became of the pairs that somebody labelled. */
export interface LabelCounts {
  readonly rows: number
  /** Rows that name a record which is not there. */
  readonly unknown: number
  /** Pairs that are labelled in both ways. */
  readonly contradictory: number
  /** Pairs labelled as one person, and how many of them were put together. */
  readonly same: number
  readonly together: number
  /** Pairs labelled as two people, and how many of them were kept apart. */
  readonly different: number
  readonly apart: number
  /** Pairs labelled as one person that no blocking rule brings together. */
  readonly unblocked: number
  /** Whether there were enough pairs for a second stage, which is what labels teach. */
  readonly haveTaught: boolean
}

/** @returns what is not well with labels, or with what was learnt from them; nothing where all is */
export function diagnoseLabels(labels: LabelCounts): LearningDiagnostic[] {
  const { rows, unknown, contradictory, same, together, different, apart, unblocked, haveTaught } = labels
  const found: [isSo: boolean, kind: LearningDiagnostic['kind'], text: string][] = [
    [unknown > 0, 'labels-unknown', `${unknown} of ${rows} labels name a record that is not there, and teach nothing`],
    [
      contradictory > 0,
      'labels-contradictory',
      `${contradictory} pairs are labelled both as one person and as two: what is said of them teaches nothing`,
    ],
    [!haveTaught, 'labels-not-used', 'Labels taught nothing: there are too few pairs of records that hang together'],
    [
      unblocked > 0,
      'labels-unblocked',
      `${unblocked} of ${same} pairs labelled as one person are brought together by no blocking rule`,
    ],
    [
      together < same || apart < different,
      'labels-not-followed',
      `${same - together} of ${same} pairs labelled as one person were kept apart, ${different - apart} of ${different} labelled as two were put together`,
    ],
  ]
  return found.filter(([isSo]) => isSo).map(([, kind, text]) => ({ kind, column: null, levels: [], text }))
}
