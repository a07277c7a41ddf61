import { type ErrorCode, SelfsameError } from '../../model/index.ts'

/** Asks a running service's GraphQL API. */
export class GraphqlClient {
  readonly #url: string
  readonly #signal: AbortSignal

  /** @param url of the service, without a slash at its end */
  constructor(url: string, signal: AbortSignal) {
    this.#url = url
    this.#signal = signal
  }

  /** @throws SelfsameError with the answer's own code, UNAVAILABLE when nothing answers */
  async ask<T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const body = JSON.stringify({ query, variables })
    const response = await request(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: this.#signal,
    })
    const { data, errors } = (await jsonOf(response)) as { data?: T; errors?: GraphqlError[] }
    const [error] = errors ?? []
    if (error !== undefined) throw errorOf(error.extensions?.code, error.message, error.extensions?.remedy)
    if (data == null) throw new SelfsameError('UNAVAILABLE', `${this.#url} answered ${response.status} without data`)
    return data
  }
}

interface GraphqlError {
  readonly message: string
  readonly extensions?: { readonly code?: string; readonly remedy?: string }
}

/** @throws SelfsameError UNAVAILABLE when nothing answers there */
export async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new SelfsameError('UNAVAILABLE', `Nothing answers at ${new URL(url).origin}`, {
      remedy: 'Start the service with: npm start',
      cause: error,
    })
  }
}

/** @throws SelfsameError UNAVAILABLE when the answer is no JSON: another program listens there */
export async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    throw new SelfsameError(
      'UNAVAILABLE',
      `${response.url} answered ${response.status} and no JSON: is it Selfsame's?`,
      { cause: error },
    )
  }
}

const CODES: ReadonlySet<string> = new Set<ErrorCode>([
  'BAD_REQUEST',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'PAYLOAD_TOO_LARGE',
  'BACKLOG_FULL',
  'AFTER_TIMEOUT',
  'UNAVAILABLE',
  'CONFLICT',
])

export function errorOf(code: string | undefined, message: string, remedy?: string): SelfsameError {
  const known = code !== undefined && CODES.has(code) ? (code as ErrorCode) : 'UNAVAILABLE'
  return new SelfsameError(known, message, remedy === undefined ? {} : { remedy })
}
