/** The stories of docs/identity.md: what it says there is afterwards is all there is. */
import { describe, expect, it } from 'vitest'
import { codeBlocksOf, textOf } from '../support/documents.ts'
import { Retailer } from '../support/retailer.ts'
import { play } from '../support/story.ts'

const stories = codeBlocksOf('docs/identity.md').filter(({ language }) => language === 'story')

describe('docs/identity.md', () => {
  it('tells stories', () => {
    expect(stories.length).toBeGreaterThan(5)
  })

  it.each(stories)('tells what happens on line $line', async ({ text }) => {
    const told = await play(new Retailer(), text)
    expect(told.length).toBeGreaterThan(0)
    for (const { said, found } of told) expect(said).toEqual(found)
  })

  it('quotes what whynot says', async () => {
    const shop = new Retailer()
    await play(shop, stories.find(({ text }) => text.includes('email:us@home.example'))?.text ?? '')
    const quoted = [...textOf('docs/identity.md').matchAll(/(?:^> .+\n)+/gm)].map(([lines]) =>
      lines.replaceAll(/^> /gm, '').replaceAll('\n', ' ').trim(),
    )
    expect(quoted).toEqual([await shop.whyNot('loyalty:hers', 'loyalty:his')])
  })
})

it('a story with a line that says nothing is refused', async () => {
  await expect(play(new Retailer(), '2026-05-04  dreams  customer:ann')).rejects.toThrow('No story goes: 2026-05-04')
})
