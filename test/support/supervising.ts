/** A process that supervises one child, for tests that kill or interrupt it. */
import { fileURLToPath } from 'node:url'
import { Supervisor } from '../../src/stack/index.ts'
import { FakeStack } from './fake-stack.ts'

const [diary = ''] = process.argv.slice(2)
const entry = fileURLToPath(new URL('./supervised-child.ts', import.meta.url))
const supervisor = new Supervisor({
  stack: new FakeStack(diary),
  children: [{ name: 'worker', entry, args: ['work', diary], env: process.env }],
  report: () => {},
})
await supervisor.start()
process.stdout.write('up\n')
const { reason } = await supervisor.ended
process.stdout.write(`ended ${reason?.message ?? 'as asked'}\n`)
