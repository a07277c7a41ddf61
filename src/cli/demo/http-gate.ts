import { setTimeout as sleep } from 'node:timers/promises'
import type { DemoGate, GateReceipt, SegmentCall } from '../../app/demo/index.ts'
import { SelfsameError } from '../../model/index.ts'
import { errorOf, jsonOf, request } from './graphql-client.ts'

/** Known to every installation that has not revoked it. */
const DEMO_WRITE_KEY = 'demo'

/** How often a full service is asked again before giving up. */
const TRIES = 20

/** Sends batches by Segment's HTTP protocol, as any SDK does. */
export class HttpGate implements DemoGate {
  readonly #url: string
  readonly #signal: AbortSignal

  constructor(url: string, signal: AbortSignal) {
    this.#url = `${url}/v1/batch`
    this.#signal = signal
  }

  /** @throws SelfsameError UNAUTHENTICATED, BACKLOG_FULL, UNAVAILABLE */
  async send(calls: readonly SegmentCall[]): Promise<GateReceipt> {
    const body = JSON.stringify({ batch: calls })
    for (let tries = 1; ; tries++) {
      const response = await this.#post(body)
      if (response.status !== 503 || tries === TRIES) return receiptOf(response)
      await response.body?.cancel()
      await sleep(Number(response.headers.get('retry-after') ?? 1) * 1_000, undefined, { signal: this.#signal })
    }
  }

  #post(body: string): Promise<Response> {
    const authorization = `Basic ${Buffer.from(`${DEMO_WRITE_KEY}:`).toString('base64')}`
    return request(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body,
      signal: this.#signal,
    })
  }
}

async function receiptOf(response: Response): Promise<GateReceipt> {
  const answer = (await jsonOf(response)) as Partial<GateReceipt & { code: string; message: string; remedy: string }>
  if (!response.ok) throw errorOf(answer.code, answer.message ?? `The gate answered ${response.status}`, answer.remedy)
  const { accepted, duplicates, deadLettered, token } = answer
  if (accepted === undefined || duplicates === undefined || deadLettered === undefined || token === undefined)
    throw new SelfsameError('UNAVAILABLE', `${response.url} answered what is no receipt: is it Selfsame's?`)
  return { accepted, duplicates, deadLettered, token }
}
