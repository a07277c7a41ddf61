import { expect, it } from 'vitest'
import { HALF, playAtRandom, playPastFailures, told } from './judging.ts'

it('the engine comes to what the reference says where it once did not', () => {
  expect(playPastFailures().steps).toBeGreaterThan(0)
})

it('the engine comes to what the reference says, after every step of random histories', { timeout: 0 }, () => {
  const played = playAtRandom(HALF)
  told(played)
  expect(played.histories).toBe(HALF)
})
