import type { Plugin } from 'graphql-yoga'
import { refusal } from './refusal.ts'

const JSON_TYPE = /^application\/json\s*(;|$)/i

/**
 * Only JSON is taken by POST: a page of another origin cannot send it without asking first (CORS), and no
 * origin is let in, so no foreign page can make a visitor's browser change anything. GET is for queries only.
 */
export const requestForm: Plugin = {
  onRequestParse({ request, requestParser, setRequestParser }) {
    if (request.method === 'POST' && !JSON_TYPE.test(request.headers.get('content-type') ?? '')) throw notJson()
    if (request.method !== 'GET' || !requestParser) return
    setRequestParser((asked) => {
      try {
        return requestParser(asked)
      } catch {
        throw refusal(
          400,
          'BAD_REQUEST',
          '`variables` or `extensions` is no JSON',
          'Encode them as JSON, then for a URL',
        )
      }
    })
  },
}

function notJson() {
  const remedy = 'POST {"query", "variables", "operationName"} as application/json'
  return refusal(415, 'BAD_REQUEST', 'The request is not of content-type application/json', remedy)
}
