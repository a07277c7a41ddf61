import { expect, it } from 'vitest'
import { HALF, playAtRandom, told } from './judging.ts'

it('the engine comes to what the reference says, after every step of random histories', { timeout: 0 }, () => {
  const played = playAtRandom(HALF)
  told(played)
  expect(played.histories).toBe(HALF)
})
