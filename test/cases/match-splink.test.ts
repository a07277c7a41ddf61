import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { roundTrip } from '../bench/splink/round-trip.ts'

const ENVIRONMENT = fileURLToPath(new URL('../../.cache/splink/bin/python', import.meta.url))
const MS_MAX = 300_000

test('Splink and we give pairs the same weights, by its model and by ours', { timeout: MS_MAX }, async ({ skip }) => {
  if (!existsSync(ENVIRONMENT))
    skip('no Splink yet: `node test/bench/splink/round-trip.ts` installs it and tests the same')
  const trip = await roundTrip()
  if (trip.kind === 'missing') return skip(trip.reason)
  for (const { pairs, missing, bitsApartMax } of [trip.imported, trip.exported]) {
    expect(pairs).toBeGreaterThan(1_000)
    expect(missing).toBe(0)
    expect(bitsApartMax).toBeLessThanOrEqual(1e-6)
  }
})
