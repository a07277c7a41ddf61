/**
 * A small seeded generator of random numbers: mulberry32 (Tommy Ettinger's 32-bit mixer, public domain).
 * Not for secrets. The same seed and label give the same numbers on every machine.
 */
export class Random {
  #state: number

  /** @param label keeps streams apart: what one part draws more or less does not move another's numbers */
  constructor(seed: number, label: string) {
    this.#state = hashOf(`${seed}/${label}`)
  }

  /** @returns a number from 0 up to, but never, 1 */
  unit(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** @returns a whole number, both ends included */
  whole(from: number, to: number): number {
    return from + Math.floor(this.unit() * (to - from + 1))
  }

  chance(probability: number): boolean {
    return this.unit() < probability
  }

  /** @param list must not be empty */
  pick<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)] as T
  }

  /** Picks from a list that runs from frequent to rare: rank r is drawn in proportion to 1 / (r + 5) (Zipf, shifted). */
  pickRanked<T>(list: readonly T[]): T {
    const draw = this.unit() * Math.log((list.length + 5) / 5)
    return list[Math.min(list.length - 1, Math.floor(5 * Math.exp(draw) - 5))] as T
  }

  /** @param weights value to weight; weights need not add up to 1 */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][]
    let draw = this.unit() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    const found = entries.find(([, weight]) => (draw -= weight) < 0)
    return (found ?? (entries.at(-1) as [T, number]))[0]
  }

  /** @returns how often, with this mean; at most `max` (geometric: many are few, few are many) */
  geometric(mean: number, max: number): number {
    const count = Math.floor(Math.log(1 - this.unit()) / Math.log(mean / (mean + 1)))
    return Math.min(count, max)
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.whole(0, 9)).join('')
  }

  /** @returns a version 4 UUID */
  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.whole(0, 15).toString(16)).join('')
    const variant = this.pick(['8', '9', 'a', 'b'])
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
  }
}

/** FNV-1a, 32 bits, over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
