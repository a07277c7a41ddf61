/** The examples in GraphiQL's tabs, in their order, asked of a running service. */
import { expect, inject, it } from 'vitest'
import { EXAMPLES, exampleQuery } from '../../src/api/graphql/graphiql.ts'
import { Api } from '../support/api.ts'

const api = new Api(inject('service').url)
let after: string | null = null

it.each(EXAMPLES)('%s is answered', async (name) => {
  const answer = await api.ask<Record<string, { token?: string } | null>>(exampleQuery(name), { after })
  expect(Object.values(answer)).not.toContain(null)
  after = answer['ingest']?.token ?? null
})

it('what the first writes, the second reads', async () => {
  const ingest = exampleQuery('ingest')
  await api.ask(ingest)
  const again = await api.ask<{ ingest: { token: string } }>(ingest)
  expect(again.ingest).toMatchObject({ accepted: 0, duplicates: 2, deadLettered: 0, faults: [] })
  expect(await api.ask(exampleQuery('read-after-ingest'), { after: again.ingest.token })).toMatchObject({
    profileByIdentifier: {
      metrics: { spend: 42.5, currency: 'GBP', orders: 1 },
      recentActivity: [{ amount: 42.5 }, { amount: null }],
    },
  })
})
