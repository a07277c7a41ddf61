import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { MatchModel } from '../../src/matching/index.ts'
import { HEADER, people } from '../support/made-up-people.ts'
import { MatchFolder } from '../support/match.ts'

/** A person has a device; a shop's till is everybody's now and then. */
function withDevices(): string[][] {
  return people().map((row, at) => [...row, at % 9 === 0 ? 'till-1' : `fp-${row[6]}`, `81.2.${Number(row[6]) % 40}.7`])
}

const ROWS = [[...HEADER, 'device_fingerprint', 'ip_address'], ...withDevices()]

describe('devices and addresses of the net', () => {
  it('are compared, weakly, and nobody is looked for by them', async () => {
    const folder = new MatchFolder()
    const paths = [folder.csv('people.csv', ROWS)]
    const report = await folder.run({ paths, idColumn: 'id', truthColumn: 'person' })
    expect(report.fields.slice(-2).map(({ kind }) => kind)).toEqual(['device', 'ipAddress'])
    expect(report.pairwise?.precision).toBe(1)
    expect(report.pairwise?.f1).toBeGreaterThan(0.95)
    expect(report.blockingRules.join()).not.toMatch(/device|ip_address/)
    const { parameters } = JSON.parse(readFileSync(`${folder.out}/model.json`, 'utf8')) as MatchModel
    for (const field of [5, 6])
      for (const [level, m] of (parameters.m[field] ?? []).entries())
        expect(Math.log2(m / (parameters.u[field]?.[level] ?? 1))).toBeLessThan(4 + 1e-9)
    const again = new MatchFolder()
    await again.run({ paths, idColumn: 'id', truthColumn: 'person', modelPath: `${folder.out}/model.json` })
    expect(await again.pairs()).toEqual(await folder.pairs())
  })

  it('by themselves say of nobody who they are', async () => {
    const folder = new MatchFolder()
    const paths = [
      folder.csv(
        'people.csv',
        ROWS.map((row) => [row[0] ?? '', ...row.slice(-2)]),
      ),
    ]
    await expect(folder.run({ paths, idColumn: 'id' })).rejects.toThrow(/No column says who is who/)
    const settingsPath = folder.write(
      's.yaml',
      'format: selfsame-match-settings\nversion: 1\nfields: [{ column: ip_address, kind: ipAddress }]\n',
    )
    await expect(folder.run({ paths, idColumn: 'id', settingsPath })).rejects.toThrow(/what people do: add something/)
    expect(folder.results()).toEqual([])
  })
})
