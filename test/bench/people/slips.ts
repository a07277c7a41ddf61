/** Slips of the hand and of the ear. */
import type { Random } from '../../../src/app/demo/random.ts'

/** What lies beside a key. */
const NEIGHBOURS: Readonly<Record<string, string>> = Object.fromEntries(
  `qwas wqes ewrd retf tryg ytuh uyij iuok oipl pol aqsz sadw dsfe fdgr gfht hgjy jhku kjli lkop zxa xzcs cxvd vcbf bvng nbmh mnj
  12 213 324 435 546 657 768 879 980 09`
    .split(/\s+/)
    .map((keys) => [keys[0] ?? '', keys.slice(1)]),
)

const SLIPS: readonly ((random: Random, text: string, at: number) => string)[] = [
  (random, text, at) => replaced(text, at, 1, besideOf(random, text[at] ?? '')),
  (_, text, at) => replaced(text, at, 1, ''),
  (_, text, at) => replaced(text, at, 2, `${text[at + 1] ?? ''}${text[at] ?? ''}`),
  (_, text, at) => replaced(text, at, 1, (text[at] ?? '').repeat(2)),
  (random, text, at) => replaced(text, at, 1, `${text[at] ?? ''}${besideOf(random, text[at] ?? '')}`),
]

/** One slip on the keyboard: a key beside the right one, one left out, doubled, struck too, or two exchanged. */
export function mistyped(random: Random, text: string): string {
  if (text.length < 3) return text
  const at = random.chance(0.1) ? 0 : random.whole(1, text.length - 2)
  return random.pickRanked(SLIPS)(random, text, at)
}

/** Figures: another one, or two exchanged. */
export function misreadFigures(random: Random, text: string): string {
  const places = [...text].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []))
  const at = random.pick(places)
  const next = places[places.indexOf(at) + 1]
  if (next !== undefined && text[next] !== text[at] && random.chance(0.35)) {
    return replaced(replaced(text, at, 1, text[next] ?? ''), next, 1, text[at] ?? '')
  }
  return replaced(text, at, 1, String((Number(text[at]) + random.whole(1, 9)) % 10))
}

/** How names that sound alike are written; `|` is either way. */
const SOUNDS = `ph|f ck|k c|k ie|y ey|y ee|ea ai|ay ei|ie ou|ow sen|son ll|l tt|t nn|n ss|s rr|r mm|m ff|f pp|p dd|d
  th|t gh|g x|cks z|s au|or er|ar or|er ins|ings ton|tan ley|ly wh|w v|f oo|u e| h|`
  .split(/\s+/)
  .flatMap((pair) => {
    const [one = '', other = ''] = pair.split('|')
    return [[one, other], ...(other === '' ? [] : [[other, one]])] as [string, string][]
  })

/** @returns the name as somebody writes it who hears it; the same where it can only be written so */
export function misheard(random: Random, name: string): string {
  const ways = SOUNDS.filter(([heard]) => name.includes(heard, 1))
  if (ways.length === 0) return name
  const [heard, written] = random.pick(ways)
  const at = name.indexOf(heard, 1)
  return replaced(name, at, heard.length, written)
}

function besideOf(random: Random, key: string): string {
  const beside = NEIGHBOURS[key.toLowerCase()]
  if (beside === undefined) return key
  const found = random.pick([...beside])
  return key === key.toLowerCase() ? found : found.toUpperCase()
}

function replaced(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length)
}
