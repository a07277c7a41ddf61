/** What one side did in one round. */
export interface Round {
  readonly done: number
  /** Left out where single answers are not timed. */
  readonly p50Ms?: number
  readonly p99Ms?: number
  /** How long each answer took, where the few of one round say nothing: those of all rounds are taken together. */
  readonly timesMs?: readonly number[]
  /** Left out: as long as the round took. */
  readonly seconds?: number
}

/** Does a round's work. @param round counts from 0; the first ones warm up and are not told */
export type Side = (round: number) => Promise<Round>

/** Null where single answers are not timed. */
interface Latency {
  readonly p50Ms: number | null
  readonly p99Ms: number | null
}

interface Limit extends Latency {
  readonly what: string
  readonly rate: number
  /** Ours to the limit's, as measured one after the other. */
  readonly ratio: number
}

/** Medians over the rounds; percentiles of all answers where each is timed. */
export interface Comparison extends Latency {
  readonly rate: number
  readonly limits: readonly Limit[]
}

export interface SideBySide {
  readonly rounds: number
  /** Rounds before those that count. @default 1 */
  readonly warmUpRounds?: number
  readonly ours: Side
  /** By what they are. */
  readonly limits: Readonly<Record<string, Side>>
}

interface Timed extends Round {
  readonly rate: number
}

/**
 * Measures both sides in turns, so that whatever else the machine does slows both, and takes the ratio of each turn:
 * it says more than two rates do.
 */
export async function sideBySide({ rounds, warmUpRounds = 1, ours, limits }: SideBySide): Promise<Comparison> {
  const turns: { readonly ours: Timed; readonly limits: readonly Timed[] }[] = []
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    const turn = { ours: await timed(ours, round), limits: [] as Timed[] }
    for (const side of Object.values(limits)) turn.limits.push(await timed(side, round))
    if (round >= warmUpRounds) turns.push(turn)
  }
  return {
    rate: medianOf(turns.map((turn) => turn.ours.rate)),
    ...latencyOf(turns.map((turn) => turn.ours)),
    limits: Object.keys(limits).map((what, at) => ({
      what,
      rate: medianOf(turns.map((turn) => rateOf(turn.limits[at]))),
      ratio: medianOf(turns.map((turn) => turn.ours.rate / rateOf(turn.limits[at]))),
      ...latencyOf(turns.flatMap((turn) => turn.limits[at] ?? [])),
    })),
  }
}

function latencyOf(rounds: readonly Round[]): Latency {
  const timesMs = rounds.flatMap((round) => round.timesMs ?? [])
  if (timesMs.length > 0) return { p50Ms: percentileOf(timesMs, 50), p99Ms: percentileOf(timesMs, 99) }
  return {
    p50Ms: medianOrNull(rounds.map(({ p50Ms }) => p50Ms)),
    p99Ms: medianOrNull(rounds.map(({ p99Ms }) => p99Ms)),
  }
}

/** Times the work alone, where what it works on is made first. */
export async function timedRound(
  done: number,
  work: () => Promise<unknown>,
): Promise<Round & { readonly seconds: number }> {
  const startedMs = performance.now()
  await work()
  return { done, seconds: (performance.now() - startedMs) / 1_000 }
}

/** Times each piece of work, one after the other. */
export async function timedEach<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<Round> {
  const timesMs: number[] = []
  const { done, seconds } = await timedRound(items.length, async () => {
    for (const item of items) {
      const startedMs = performance.now()
      await work(item)
      timesMs.push(performance.now() - startedMs)
    }
  })
  return { done, seconds, timesMs }
}

async function timed(side: Side, round: number): Promise<Timed> {
  const startedMs = performance.now()
  const result = await side(round)
  const seconds = result.seconds ?? (performance.now() - startedMs) / 1_000
  return { ...result, rate: result.done / seconds }
}

function rateOf(side: Timed | undefined): number {
  if (side === undefined) throw new RangeError('A round did not measure every side')
  return side.rate
}

function medianOrNull(values: readonly (number | undefined)[]): number | null {
  const known = values.filter((value) => value !== undefined)
  return known.length === 0 ? null : medianOf(known)
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const around = Number.isInteger(middle) ? [sorted[middle - 1], sorted[middle]] : [sorted[Math.floor(middle)]]
  return around.reduce((sum: number, value = NaN) => sum + value, 0) / around.length
}

/** The smallest of the values that so many in a hundred are not above. */
function percentileOf(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? NaN
}
