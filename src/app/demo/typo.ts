import type { Country } from './names/index.ts'
import type { Random } from './random.ts'

/** Letter rows of the keyboards that the three countries type on. */
const ROWS: Readonly<Record<Country, readonly string[]>> = {
  GB: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  DE: ['qwertzuiop', 'asdfghjkl', 'yxcvbnm'],
  FR: ['azertyuiop', 'qsdfghjklm', 'wxcvbn'],
}

/**
 * One slip of the fingers: a neighbouring key, two letters swapped, one left out, or one doubled.
 * The first letter stays, as people see that one. Only letters a-z are hit.
 * Now and then nothing changes: two equal letters swapped look as before.
 */
export function mistype(random: Random, text: string, country: Country): string {
  const spots = [...text.matchAll(/(?<=.)[a-z]/g)].map(({ index }) => index)
  if (spots.length === 0) return text
  return slip(random, text, random.pick(spots), country)
}

function slip(random: Random, text: string, at: number, country: Country): string {
  const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)]
  switch (random.weighted({ neighbour: 45, swap: 25, omit: 20, double: 10 })) {
    case 'neighbour':
      return before + random.pick(neighboursOf(letter, country)) + after
    case 'swap':
      return before + (after === '' ? '' : after.charAt(0) + letter) + after.slice(1)
    case 'omit':
      return before + after
    case 'double':
      return before + letter + letter + after
  }
}

/** Keys that touch this one: beside it, and in the row above and below, each row half a key to the right. */
export function neighboursOf(letter: string, country: Country): string[] {
  const rows = ROWS[country]
  const row = rows.findIndex((keys) => keys.includes(letter))
  const at = rows[row]?.indexOf(letter) ?? -1
  const touching = [
    [row, at - 1],
    [row, at + 1],
    [row - 1, at],
    [row - 1, at + 1],
    [row + 1, at - 1],
    [row + 1, at],
  ] as const
  return touching.flatMap(([r, a]) => rows[r]?.[a] ?? [])
}
