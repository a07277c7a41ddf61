import type { Regrouping, RulesDiff } from '../app/rules/index.ts'
import type { Paint } from './terminal.ts'
import { countOf, countText, indented } from './text.ts'

export function rulesDiffText({ counts, examples }: RulesDiff, paint: Paint): string {
  return [
    countsText(counts),
    section('merges', examples.merges, counts.merged, paint),
    section('splits', examples.splits, counts.split, paint),
    section('other ids', examples.idChanges, counts.idChanged, paint),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

export function countsText(counts: RulesDiff['counts']): string {
  const { profilesBefore, profilesAfter, merged, split, idChanged, sharedBefore, sharedAfter } = counts
  return [
    `${countOf(profilesBefore, 'profile')} would be ${countText(profilesAfter)}: ${countOf(merged, 'merge')}, ${countOf(split, 'split')}, ${countText(idChanged)} with another id`,
    `${countOf(sharedBefore, 'identifier')} nobody's because too many use them; it would be ${countText(sharedAfter)}`,
  ].join('\n')
}

function section(title: string, examples: readonly Regrouping[], count: number, paint: Paint): string {
  if (examples.length === 0) return ''
  const more = count > examples.length ? [`… and ${countText(count - examples.length)} more`] : []
  return `${paint('cyan', title)}\n${indented([...examples.map(line), ...more].join('\n'))}`
}

function line({ before, after }: Regrouping): string {
  return `${side(before)} → ${side(after)}`
}

function side(profiles: Regrouping['before']): string {
  return profiles.map(({ id, size }) => `${id} (${size})`).join(' + ')
}
