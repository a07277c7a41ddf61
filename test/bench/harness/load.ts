import autocannon from 'autocannon'
import type { Round } from './side-by-side.ts'

/** The load generator looks at this interval whether it is done: its rounds are that exact. */
const SAMPLE_MS = 10

export interface Load {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** Requests under way at the same time, each on a connection of its own. */
  readonly concurrency: number
  /** Taken in turn, and again from the first. */
  readonly bodies: readonly string[]
  /** Either so many requests, or as many as go in this time. */
  readonly bound: { readonly requests: number } | { readonly ms: number }
  /** What every right answer contains. */
  readonly expect: string
}

/** @returns requests done. @throws Error when any answer is not 2xx or not what is expected */
export async function postMany({ url, headers, concurrency, bodies, bound, expect }: Load): Promise<Round> {
  let next = 0
  const result = await autocannon({
    url,
    method: 'POST',
    connections: concurrency,
    headers: { 'content-type': 'application/json', ...headers },
    requests: [{ setupRequest: (request) => ({ ...request, body: bodies[next++ % bodies.length] }) }],
    verifyBody: (answer) => String(answer).includes(expect),
    sampleInt: SAMPLE_MS,
    ...('requests' in bound ? { amount: bound.requests } : { duration: bound.ms / 1_000 }),
  })
  const { errors, non2xx, mismatches, latency } = result
  if (errors + non2xx + mismatches > 0)
    throw new Error(`${url}: ${errors} requests failed, ${non2xx} were refused, ${mismatches} were answered wrongly`)
  const seconds = result.duration
  return { done: result['2xx'], p50Ms: latency.p50, p99Ms: latency.p99, seconds }
}

/** Keeps `concurrency` pieces of work under way until `count` are done. */
export async function runMany(
  count: number,
  concurrency: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const one = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: concurrency }, one))
}

/** Keeps `concurrency` pieces of work under way for a time. @returns how many were done */
export async function runFor(
  ms: number,
  concurrency: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  const endMs = performance.now() + ms
  let next = 0
  const one = async () => {
    while (performance.now() < endMs) await work(next++)
  }
  await Promise.all(Array.from({ length: concurrency }, one))
  return next
}
