import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { MatchModel } from '../../src/matching/index.ts'
import { HEADER, people } from '../support/made-up-people.ts'
import { MatchFolder } from '../support/match.ts'

const OWN = `format: selfsame-match-settings
version: 1
fields:
  - column: surname
    kind: familyName
    levels:
      - name: exact
      - name: one-typo
        test: { by: damerauLevenshtein, max: 1 }
      - name: sounds-alike
    fixed:
      exact: { m: 0.6 }
      else: { m: 0.05, u: 0.8 }
  - column: dob
    kind: birthDate
  - column: email
    kind: email
    fixed:
      exact: { u: 0.00001 }
  - column: first_name
    kind: givenName
`

function filesIn(folder: MatchFolder) {
  return { paths: [folder.csv('people.csv', [HEADER, ...people()])], idColumn: 'id', truthColumn: 'person' }
}

function modelIn(folder: MatchFolder): MatchModel {
  return JSON.parse(readFileSync(`${folder.out}/model.json`, 'utf8')) as MatchModel
}

describe('levels and probabilities of one’s own', () => {
  it('are compared by and stay fixed, and the model carries them', async () => {
    const [folder, again] = [new MatchFolder(), new MatchFolder()]
    const settingsPath = folder.write('s.yaml', OWN)
    const report = await folder.run({ ...filesIn(folder), settingsPath })
    expect(report.pairwise?.f1).toBeGreaterThan(0.9)
    const { levels, parameters, recipe, comparisons } = modelIn(folder)
    expect(levels[0]).toEqual(['exact', 'one-typo', 'sounds-alike', 'else'])
    expect(recipe.fields[0]).toEqual({ column: 'surname', kind: 'familyName' })
    expect([parameters.m[0]?.[1], parameters.m[0]?.[4], parameters.u[0]?.[4]]).toEqual([0.6, 0.05, 0.8])
    expect(parameters.u[2]?.[1]).toBe(0.00001)
    expect(comparisons?.[2]?.levels[0]).toEqual({ name: 'exact', test: { by: 'equal' } })
    for (const ofField of [...parameters.m, ...parameters.u])
      expect(ofField.slice(1).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    await again.run({ ...filesIn(again), modelPath: `${folder.out}/model.json` })
    expect(await again.pairs()).toEqual(await folder.pairs())
    const both = { ...filesIn(folder), settingsPath, modelPath: `${folder.out}/model.json` }
    expect(await folder.run(both)).toMatchObject({ hasConverged: null })
    const other = folder.write('other.yaml', OWN.replace('m: 0.6', 'm: 0.7'))
    await expect(folder.run({ ...both, settingsPath: other })).rejects.toThrow(/or other levels or probabilities/)
  })

  it('are refused where they contradict themselves, all at once, and nothing is written', async () => {
    const folder = new MatchFolder()
    const wrong = OWN.replace('m: 0.05', 'm: 0.55').replace('kind: email', 'kind: email\n    dayOrder: dayFirst')
    const settingsPath = folder.write('s.yaml', wrong)
    const run = folder.run({ ...filesIn(folder), settingsPath })
    await expect(run).rejects.toThrow(/m of surname that are fixed add up to 1\.15/)
    await expect(run).rejects.toThrow(/email has a dayOrder/)
    expect(folder.results()).toEqual([])
  })
})
