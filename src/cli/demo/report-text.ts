import type { ApartCause, DemoReport, Scores, TogetherCause } from '../../app/demo/index.ts'
import { profileCardText } from '../profile-card-text.ts'
import type { Paint } from '../terminal.ts'
import { countOf, countText, indented, tableText } from '../text.ts'
import type { DemoShown } from './show-demo.ts'

const APART: Readonly<Record<ApartCause, string>> = {
  'nothing-in-common': 'never seen together under any identifier',
  'held-back': 'linked, but the rules held it back',
  'not-vouched-for': 'linked only by an e-mail address or phone that nobody vouched for',
  mistyped: 'an e-mail address mistyped',
  'changed-email': 'a new e-mail address, not announced',
  'changed-phone': 'a new phone number, not announced',
  'second-card': 'a second loyalty card',
  'unlinked-card': 'a loyalty card without the customer number',
  'new-device': 'a new phone, before the first log-in',
  'other-browser': 'a second browser, never logged in',
  'cookie-reset': 'a cookie deleted, not logged in since',
}

const TOGETHER: Readonly<Record<TogetherCause, string>> = {
  'family-email': "a family's e-mail address",
  'family-device': "a family's tablet",
  'family-browser': "a family's computer",
  kiosk: 'the terminal in the shop',
  'role-mailbox': 'a mailbox at work (info@ …)',
  chain: 'through others',
}

/** What became of the demo, and one of its people. */
export function demoText({ report, example }: DemoShown, paint: Paint): string {
  const compared = `compared ${report.comparedAt.slice(0, 10)}; \`selfsame demo\` compares again`
  const sent = report.sent === null ? `The demo is there already: nothing was sent (${compared}).\n` : ''
  const card = example === null ? '' : `\n\nOne of them:\n${profileCardText(example, paint)}`
  return `${sent}${reportText(report, paint)}${card}`
}

/** Its mistakes, too, and why they were made. */
function reportText(report: DemoReport, paint: Paint): string {
  const { events, profiles, peopleSeen, comparison, explanation } = report
  const { pairwise, bCubed, people, peopleWhole, peopleJoinedWrongly } = comparison
  const seen = `${countText(peopleSeen)} people seen under an identifier`
  return [
    paint('bold', `${countOf(events, 'event')} -> ${countOf(profiles, 'profile')} (truth: ${seen})`),
    `  pairwise  ${scoresText(pairwise)}${atMostText(explanation.recallAtMost)}`,
    `  B-cubed   ${scoresText(bCubed)}`,
    `  ${countText(peopleWhole)} of ${countText(people)} people are whole and alone in their profile; ${countText(peopleJoinedWrongly)} share one with somebody else`,
    causesText('Pairs of identifiers of one person that are apart', explanation.missedPairs, APART),
    causesText('Pairs of identifiers of different people that are together', explanation.wrongPairs, TOGETHER),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function scoresText({ precision, recall, f1 }: Scores): string {
  return `precision ${shareText(precision)}, recall ${shareText(recall)}, F1 ${shareText(f1)}`
}

function atMostText(recall: number | null): string {
  if (recall === null) return ''
  return `  (recall ${shareText(recall)} is all there is for exact identifiers: they cannot join what shares none, nor two known people by what nobody vouched for)`
}

function shareText(share: number | null): string {
  return share === null ? '(none)' : share.toFixed(3)
}

function causesText<C extends string>(
  title: string,
  causes: readonly { readonly cause: C; readonly pairs: number }[],
  words: Readonly<Record<C, string>>,
): string {
  if (causes.length === 0) return ''
  const rows = causes.map(({ cause, pairs }) => [countText(pairs).padStart(6), words[cause]])
  return `  ${title}:\n${indented(tableText(rows))}`
}
