import { setTimeout as sleep } from 'node:timers/promises'

/** A gate's answer. */
export interface GateAnswer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>> & { readonly token: string }
}

export interface GraphqlAnswer<T> {
  readonly data?: T | null
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]
}

export interface Stats {
  readonly profiles: number
  readonly events: number
  readonly eventsWithoutIdentifier: number
  readonly pending: number
  readonly failed: number
  readonly accepted: number
  readonly duplicates: number
  readonly deadLetters: number
}

const SETTLED_MS_MAX = 150_000

/** The public API of a running service, as any program speaks to it. */
export class Api {
  readonly url: string

  constructor(url: string) {
    this.url = url
  }

  get(path: string): Promise<Response> {
    return fetch(`${this.url}${path}`)
  }

  /** @param body JSON, or a text that is sent as it is. @param writeKey @default the demo's */
  async post(path: string, body: unknown, writeKey = 'demo'): Promise<GateAnswer> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as GateAnswer['body'] }
  }

  async graphql<T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<GraphqlAnswer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as GraphqlAnswer<T>
  }

  /** @throws Error when the answer has errors */
  async ask<T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const { data, errors } = await this.graphql<T>(query, variables)
    if (errors !== undefined || data == null) throw new Error(`GraphQL answered ${JSON.stringify(errors)}`)
    return data
  }

  async stats(): Promise<Stats> {
    const { stats } = await this.ask<{ stats: Stats }>(
      '{ stats { profiles events eventsWithoutIdentifier pending failed accepted duplicates deadLetters } }',
    )
    return stats
  }

  /** @returns the counts once every accepted event is applied. @throws Error when that takes too long */
  async settled(): Promise<Stats> {
    const deadline = Date.now() + SETTLED_MS_MAX
    for (;;) {
      const stats = await this.stats()
      if (stats.pending === 0 && stats.events + stats.failed === stats.accepted) return stats
      if (Date.now() > deadline) throw new Error(`Not all is applied: ${JSON.stringify(stats)}`)
      await sleep(100)
    }
  }
}
