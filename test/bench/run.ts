/**
 * Benchmarks: how fast a part is beside the bare thing it is built on, measured in the same run.
 *
 *     npm run bench -- [gate|stitch|way|book|reads|retail|audit|decide|evaluate|diff|match|reviews|live|lake …] [--quick] [--output json]
 *
 * Each runs on stores of its own that are removed at the end. Must not know how a part does its work.
 */
import { parseArgs } from 'node:util'
import { FULL, QUICK, type Bench, type Measured, type Scale } from './harness/bench.ts'
import { machineLoad, reportOf, tableOf } from './harness/report.ts'
import { Rig } from './harness/rig.ts'
import { audit } from './audit.ts'
import { book } from './book.ts'
import { decide } from './decide.ts'
import { diff } from './diff.ts'
import { evaluate } from './evaluate.ts'
import { gate } from './gate.ts'
import { lake } from './lake.ts'
import { live } from './live.ts'
import { match } from './match.ts'
import { reads } from './reads.ts'
import { retail } from './retail.ts'
import { reviews } from './reviews.ts'
import { stitch } from './stitch.ts'
import { way } from './way.ts'

const BENCHES: Readonly<Record<string, Bench>> = {
  gate,
  stitch,
  way,
  book,
  reads,
  retail,
  audit,
  decide,
  evaluate,
  diff,
  match,
  reviews,
  live,
  lake,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, output: { type: 'string', default: 'text' } },
})
const names = positionals.length === 0 ? Object.keys(BENCHES) : positionals
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0 || !['text', 'json'].includes(values.output)) {
  console.error(`usage: npm run bench -- [${Object.keys(BENCHES).join('|')} …] [--quick] [--output json]`)
  process.exit(2)
}

let open: Rig | null = null
for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => void Promise.resolve(open?.close()).finally(() => process.exit(exitCode)))

const loadBefore = machineLoad()
const measured: Record<string, Measured> = {}
for (const name of names) measured[name] = await measure(name, values.quick ? QUICK : FULL)
const report = reportOf(measured, loadBefore)
console.log(values.output === 'json' ? JSON.stringify(report, null, 2) : `\n${tableOf(report)}`)

async function measure(name: string, scale: Scale): Promise<Measured> {
  const bench = BENCHES[name] as Bench
  const reason = bench.skip()
  if (reason !== null) return { kind: 'skipped', reason }
  console.error(`${name}: starting stores`)
  const rig = (open = await Rig.open())
  try {
    return { kind: 'figures', figures: await bench.measure(rig, scale, (line) => console.error(`${name}: ${line}`)) }
  } finally {
    open = null
    await rig.close()
  }
}
