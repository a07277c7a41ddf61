import { expect, it } from 'vitest'
import { HALF, playCrowds, told } from './judging.ts'

/** As many as reach it often; the other halves reach it now and then. */
const CROWDS = Math.max(250, Math.ceil(HALF / 4))

it('the engine comes to what the reference says where events make identifiers nobody’s', { timeout: 0 }, () => {
  const played = playCrowds(CROWDS)
  told(played)
  expect(played.undone).toBeGreaterThan(CROWDS / 10)
  expect(played.refused).toBeGreaterThan(0)
})
