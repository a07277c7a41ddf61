import { describe, expect, it } from 'vitest'
import { HEADER, people } from '../support/made-up-people.ts'
import { MatchFolder } from '../support/match.ts'

const FIELDS = `fields:
  - { column: first_name, kind: givenName }
  - { column: surname, kind: familyName }
  - { column: dob, kind: birthDate }
  - { column: city, kind: category }
  - { column: email, kind: email }
`
const settings = (linkage: string) => `format: selfsame-match-settings\nversion: 1\n${FIELDS}linkage: { ${linkage} }\n`

/** Records of one person in the first file: without a constraint they are together. */
const TWICE = people().filter(([id]) => id!.startsWith('s'))
const ONCE = people().filter(([id]) => id!.startsWith('r'))

async function runWith(linkage: string) {
  const folder = new MatchFolder()
  const doubles = TWICE.slice(0, 20).map((row) => [`d${row[0]}`, ...row.slice(1)])
  const paths = [
    folder.csv('crm.csv', [[...HEADER, 'source'], ...[...TWICE, ...doubles].map((row) => [...row, 'crm'])]),
    folder.csv('shop.csv', [[...HEADER, 'source'], ...ONCE.map((row) => [...row, 'shop'])]),
  ]
  const settingsPath = folder.write('settings.yaml', settings(linkage))
  const report = await folder.run({ paths, idColumn: 'id', truthColumn: 'person', settingsPath })
  return { report, clusters: await folder.clusters() }
}

const ofCrm = (ids: readonly string[]) => ids.filter((id) => !id.startsWith('r')).length

describe('a source that has one record a person', () => {
  it('may have several where that is not said', async () => {
    const { clusters } = await runWith('cutBits: 0')
    expect(clusters.filter((ids) => ofCrm(ids) > 1)).toHaveLength(20)
  })

  it.each(['duplicateFreeSources: [crm.csv]', 'duplicateFreeSources: [crm], sourceColumn: source'])(
    'never has two in a cluster: %s',
    async (linkage) => {
      const { clusters } = await runWith(linkage)
      expect(clusters.filter((ids) => ofCrm(ids) > 1)).toEqual([])
      expect(clusters.length).toBeGreaterThan(50)
    },
  )

  it.each([
    ['duplicateFreeSources: [till.csv]', /No record is of the source till\.csv/],
    ['sourceColumn: source', /sourceColumn needs linkage\.duplicateFreeSources/],
    ['duplicateFreeSources: [a], sourceColumn: city', /city is both compared and linkage\.sourceColumn/],
    ['duplicateFreeSources: [a], sourceColumn: sourse', /no column sourse to compare: is source meant/],
  ])('is refused where it contradicts the files: %s', async (linkage, message) => {
    await expect(runWith(linkage)).rejects.toThrow(message)
  })
})
