/** A process of the service that fails as its first argument says, with a person's data in the error's text. */
import { runProcess } from '../../src/main/process.ts'
import { SelfsameError } from '../../src/model/index.ts'

class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code = 'ERR_STORE'
}

const failure = () => new StoreError('There is a node already:\n    at email:jane@example.com')
const [when] = process.argv.slice(2)

await runProcess('selfsame-test', async () => {
  if (when === 'at the start') throw failure()
  if (when === 'with what is no error') throw 'jane@example.com'
  if (when === 'for a reason of its own')
    throw new SelfsameError('IN_USE', 'Port 4000 is taken', { remedy: 'Choose another' })
  if (when === 'in a callback')
    setTimeout(() => {
      throw failure()
    })
  if (when === 'in a promise') void Promise.reject(failure())
  const alive = setInterval(() => {}, 60_000)
  return {
    stop: async () => {
      clearInterval(alive)
      throw failure()
    },
  }
})
if (when === 'at the end') process.kill(process.pid, 'SIGTERM')
