/** A process for the supervisor's tests; what it does is told by its first argument. */
import { appendFileSync } from 'node:fs'
import { SelfsameError } from '../../src/model/index.ts'
import { supervised } from '../../src/stack/index.ts'

const [behaviour, diary = '/dev/null'] = process.argv.slice(2)
const note = (line: string) => appendFileSync(diary, `${line}\n`)

note(`started ${process.pid}`)
supervised.whenLeftAlone(() => {
  note('left alone')
  process.exit(0)
})
process.on('SIGINT', () => note('SIGINT'))
process.on('SIGTERM', () => {
  setTimeout(() => {
    note('ended in order')
    process.exit(0)
  }, 200)
})

const failures: Record<string, () => Error> = {
  fail: () => new SelfsameError('IN_USE', 'Port 4000 is taken', { remedy: 'Choose another' }),
  'fail unforeseen': () => Object.assign(new Error('jane@example.com is at fault'), { code: 'ERR_STORE' }),
}
const failure = failures[behaviour ?? '']

if (failure !== undefined) {
  supervised.failed(failure())
  process.exitCode = 1
  process.disconnect()
} else if (behaviour === 'die early') {
  process.exit(3)
} else {
  if (behaviour !== 'never ready') supervised.ready()
  setInterval(() => {}, 60_000)
  if (behaviour === 'die') setTimeout(() => process.exit(3), 50)
}
