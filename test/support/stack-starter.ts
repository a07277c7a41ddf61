/** A process that starts a stack, for tests that kill it: prints a line when it is up, and stays. */
import { openStack, type StackMode, type StackSettings } from '../../src/stack/index.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const [settings = '{}', mode = 'owned'] = process.argv.slice(2)
const stack = await openStack(JSON.parse(settings) as StackSettings, {
  mode: mode as StackMode,
  tuning: 'test',
  report: (line) => say(`report ${line}`),
})
stack.onCrash((crash) => say(`crash ${JSON.stringify(crash)}`))
say('up')
if (mode !== 'detached') setInterval(() => {}, 60_000)
