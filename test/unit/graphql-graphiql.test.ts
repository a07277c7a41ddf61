import { readdirSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { EXAMPLES, exampleQuery } from '../../src/api/graphql/graphiql.ts'
import { startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'
import { profileOf } from '../support/memory-reads.ts'

let api: MemoryGraphqlServer
afterEach(() => api.close())

const BROWSER = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } }

describe('a browser that opens the API', () => {
  it('is shown GraphiQL with the examples as its tabs, without a network', async () => {
    api = await startGraphql()
    const response = await fetch(api.url, BROWSER)
    const page = await response.text()
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(page).toContain('mutation Ingest {')
    expect(page).not.toMatch(/(src|href)=["']?https?:|unpkg\.com|@import|url\(["']?https?:/)
  })

  it('is shown nothing of the kind in production', async () => {
    api = await startGraphql({ settings: { graphiql: false } })
    expect(await (await fetch(api.url, BROWSER)).text()).not.toContain('GraphiQL')
  })
})

describe('the examples', () => {
  it('are all the files of their folder', () => {
    expect(readdirSync('src/api/graphql/examples').toSorted()).toEqual(
      EXAMPLES.map((name) => `${name}.graphql`).toSorted(),
    )
  })

  it.each(EXAMPLES)('%s works on a fresh installation', async (name) => {
    api = await startGraphql()
    await api.gate.keys.add(
      { actor: 'test', scopes: ['operations'], purpose: 'service' },
      { source: 'demo', trusted: true, secret: 'demo' },
    )
    api.reads.profiles.push(profileOf('p1', ['customer:EXAMPLE-1', 'email:ada.example@example.com']))
    const { data, errors } = await api.ask(exampleQuery(name))
    expect(errors).toBeUndefined()
    expect(Object.values(data)).not.toContain(null)
    expect(api.gate.letters.all).toEqual([])
  })
})
