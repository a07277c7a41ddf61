import type { BlastRadius, Outcome, PreviewedProfile } from '../app/decide/index.ts'
import type { Metrics, PreviewFigures } from '../app/read/index.ts'
import type { Paint } from './terminal.ts'
import { countOf, indented, tableText } from './text.ts'

/** With what is counted on the profiles of a preview; null where there is none, or figures cannot be read now. */
export type ToldOutcome = Outcome & { readonly figures: PreviewFigures | null }

/** What scripts are given of a decision, carried out or not. */
export function outcomeData({ kind, decision, profiles, preview, figures }: ToldOutcome) {
  return {
    kind,
    decision: decision && entryData({ ...decision.decision, undoneBy: decision.undoneBy }),
    profiles,
    preview: preview && {
      ...preview,
      events: figures?.events ?? null,
      profilesBefore: counted(preview.profilesBefore, figures?.before),
      profilesAfter: counted(preview.profilesAfter, figures?.after),
    },
  }
}

function counted(profiles: readonly PreviewedProfile[], metrics: readonly Metrics[] = []) {
  return profiles.map((profile, at) => ({ ...profile, metrics: metrics[at] ?? null }))
}

type Entry = NonNullable<Outcome['decision']>['decision'] & { readonly undoneBy: string | null }

/** A decision of the ledger; names as in GraphQL. */
export function entryData({ id, kind, at, by, reason, effect, acts, undoes, undoneBy }: Entry) {
  return {
    id,
    kind,
    at,
    by,
    reason,
    before: effect.before.map((profile) => profile.id),
    after: effect.after.map((profile) => profile.id),
    membersBefore: effect.before,
    membersAfter: effect.after,
    pins: acts.made,
    undoes,
    undoneBy,
  }
}

export function outcomeText(outcome: ToldOutcome, paint: Paint): string {
  if (outcome.kind === 'preview') return blastRadiusText(outcome.preview, outcome.figures, paint)
  const { id, kind, acts } = outcome.decision.decision
  const pins = acts.made.map((pin) => `pin ${pin}`)
  const profiles = outcome.profiles.map((profile) => `profile ${profile}`)
  return [`${paint('green', 'done')} ${kind} ${id}`, ...[...pins, ...profiles].map((line) => indented(line))].join('\n')
}

/** @param figures null when they cannot be read now */
export function blastRadiusText(radius: BlastRadius, figures: PreviewFigures | null, paint: Paint): string {
  const { profilesBefore, profilesAfter, ids, identifiers, evidence } = radius
  if (profilesBefore.length === 0) return `No profile would be joined or parted; ${evidenceText(evidence)}`
  return [
    `${countOf(profilesBefore.length, 'profile')} of ${countOf(identifiers, 'identifier')} would become ${profilesAfter.length}`,
    indented(`${countOf(ids, 'id')} would lead to another profile; ${evidenceText(evidence)}`),
    indented(figures === null ? 'figures cannot be read now' : `${countOf(figures.events, 'event')} counted on them`),
    indented(
      tableText([
        ...rows('before', counted(profilesBefore, figures?.before), paint),
        ...rows('after', counted(profilesAfter, figures?.after), paint),
      ]),
    ),
  ].join('\n')
}

function evidenceText(count: number): string {
  return `${count === 1 ? '1 piece' : `${count} pieces`} of evidence would count otherwise`
}

function rows(when: string, profiles: ReturnType<typeof counted>, paint: Paint): string[][] {
  return profiles.map(({ id, identifiers, metrics }, at) => [
    at === 0 ? when : '',
    paint('bold', id),
    countOf(identifiers.length, 'identifier'),
    ...(metrics === null ? [] : [countOf(metrics.events, 'event'), countOf(metrics.orders, 'order')]),
  ])
}
