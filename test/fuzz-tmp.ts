import {
  identityRulesSchema,
  pinVerdict,
  retractVerdict,
  unpinVerdict,
  undoVerdict,
  mergeVerdict,
  splitVerdict,
  type IdentityRules,
} from '../src/identity/index.ts'
import { eventOf, logged } from './support/events.ts'
import { Play } from './support/play.ts'
import { SelfsameError } from '../src/model/index.ts'

let seed = 1
const rnd = () => {
  seed = (seed * 1664525 + 1013904223) >>> 0
  return seed / 2 ** 32
}
const int = (n: number) => Math.floor(rnd() * n)
const one = <T>(l: readonly T[]): T => l[int(l.length)]!
const base = {
  version: 1,
  defaults: { region: 'GB', email: { gmailDots: true, plusAddressing: true } },
  login: { namespace: 'customer', events: ['Signed In'] },
  namespaces: {
    customer: {
      class: 'person',
      priority: 100,
      limit: 1,
      normaliser: 'id',
      blocked: ['builtin:placeholders'],
      overridesConflicts: true,
    },
    loyalty: {
      class: 'person',
      priority: 90,
      limit: { max: 1, withinDays: 2 },
      normaliser: 'id',
      overridesConflicts: true,
    },
    email: {
      class: 'person',
      priority: 70,
      normaliser: 'email',
      shared: [{ with: 'customer', moreThan: 2, withinDays: 3 }],
      reassignable: true,
      overridesConflicts: true,
    },
    phone: {
      class: 'person',
      priority: 60,
      normaliser: 'phone',
      shared: [{ with: 'customer', moreThan: 2, withinDays: 3 }],
      reassignable: true,
    },
    device: {
      class: 'device',
      priority: 20,
      normaliser: 'id',
      shared: [{ with: 'customer', moreThan: 2, withinDays: 2 }],
    },
    cookie: {
      class: 'device',
      priority: 10,
      normaliser: 'id',
      shared: [{ with: 'customer', moreThan: 2, withinDays: 2 }],
    },
    landline: { class: 'household', priority: 0, normaliser: 'phone' },
  },
  otherNamespaces: { class: 'person', priority: 50, normaliser: 'id' },
  survivorship: { default: { by: ['newest'] } },
}
const R = (f: (r: any) => void): IdentityRules => {
  const r = structuredClone(base)
  f(r)
  return identityRulesSchema.parse(r)
}
const variants = [
  R(() => {}),
  R((r) => {
    r.namespaces.device.shared[0].moreThan = 1
    r.namespaces.email.limit = 1
  }),
  R((r) => {
    r.namespaces.phone.mustBeVerified = true
    r.pairs = [
      { between: ['email', 'device'], counts: false },
      { between: ['customer', 'phone'], strength: 5 },
    ]
  }),
  R((r) => {
    r.namespaces.email.shared = []
    r.namespaces.email.blocked = ['a@x']
    r.namespaces.device.shared = []
    r.namespaces.customer.limit = 2
  }),
]
const KEYS = [
  ...['1', '2', '3', '4'].map((n) => `customer:${n}`),
  ...['a', 'b', 'c'].flatMap((n) => [
    `email:${n}@x`,
    `email:${n}@x?`,
    `phone:+44${n}`,
    `phone:+44${n}?`,
    `loyalty:${n}`,
  ]),
  ...['d', 'e'].flatMap((n) => [`device:${n}`, `cookie:${n}`, `device:${n}?`]),
  'customer:1?',
  'customer:2?',
  'customer:anonymous',
  'landline:+4420',
]
function state(play: Play) {
  return play.graph.clusters()
}
function check(play: Play, what: string) {
  const w = play.evaluate()
  const isFormer = (k: string) => k.includes('#') && !play.hasEvidence(k)
  const want = w.clusters
    .map((c) => c.filter((k) => !isFormer(k)).join(','))
    .filter((c) => c)
    .toSorted()
  const got = state(play)
  if (JSON.stringify(want) !== JSON.stringify(got))
    throw new Error(`${what}: clusters\n got ${got.join(' / ')}\nwant ${want.join(' / ')}`)
  for (const [k, e] of w.evidence) {
    const s = play.graph.evidence.get(k)
    if (!s) throw new Error(`${what}: missing evidence ${e.a} ${e.b} ${e.owner}`)
    const W = ['limit', 'unverified', 'conflict', 'pin']
    if (s.state !== e.state || (s.reason !== e.reason && !(W.includes(s.reason!) && W.includes(e.reason!))))
      throw new Error(`${what}: evidence ${e.a} ${e.b} ${e.rule} ${s.state} ${s.reason} want ${e.state} ${e.reason}`)
  }
  if (w.evidence.size !== play.graph.evidence.size) throw new Error(`${what}: evidence count`)
  for (const [k, st] of w.states)
    if (play.graph.vertices.get(k)?.state !== st)
      throw new Error(`${what}: state of ${k} is ${play.graph.vertices.get(k)?.state} want ${st}`)
}
const t0 = Date.UTC(2026, 4, 1)
let n = 0
function event() {
  const keys = [...new Set(Array.from({ length: 1 + int(4) }, () => one(KEYS)))].filter(
    (k, i, l) => l.findIndex((x) => x.replace('?', '') === k.replace('?', '')) === i,
  )
  const at = t0 + int(6) * 86_400_000 + int(4) * 300_000 + int(3) * 3600_000
  return logged(
    eventOf(keys, {
      messageId: `m${n++}`,
      type: rnd() < 0.35 ? 'identify' : 'track',
      occurredAt: new Date(at).toISOString(),
      source: one(['web', 'till']),
    }),
  )
}
const from = Number(process.argv[2] ?? 1),
  count = Number(process.argv[3] ?? 1000)
const head = (i: number) => ({
  id: `d${i}`,
  at: '2026-05-09T00:00:00.000Z',
  by: 'steward:x',
  reason: 'r',
  request: null,
})
const stats: Record<string, number> = {}
let bad = 0
for (let s = from; s < from + count; s++) {
  seed = s * 7919
  for (let k = 0; k < 5; k++) rnd()
  const play = new Play(variants[0]!)
  const log: string[] = []
  let version = 1
  try {
    for (let step = 0; step < 4 + int(22); step++) {
      const r = rnd()
      let what = ''
      if (r < 0.72 || play.graph.vertices.size < 3) {
        const evs = Array.from({ length: 1 + int(3) }, event)
        what =
          'events ' +
          evs
            .map(
              (e) =>
                `${e.event.type[0]}[${e.event.identifiers.map((i) => i.key + (i.verified ? '' : '?'))}]${e.event.occurredAt.slice(5, 16)}`,
            )
            .join(' ; ')
        log.push(what)
        play.resolve(...evs)
      } else if (r < 0.82) {
        const vs = [...play.graph.vertices.keys()].toSorted()
        const kind = one(['same', 'apart', 'split'] as const)
        const pickN = (k: number) => [...new Set(Array.from({ length: k }, () => one(vs)))]
        const l = pickN(1 + int(3)),
          rr = pickN(1 + int(3)).filter((x) => !l.includes(x))
        if (kind !== 'same' && rr.length === 0) continue
        what = `${kind} ${l} | ${rr}`
        log.push(what)
        play.judge(pinVerdict(head(step + s * 100), kind, kind === 'same' ? [[...l, ...rr]] : [l, rr]))
      } else if (r < 0.86) {
        const ps = [...play.graph.pins.keys()]
        if (!ps.length) continue
        const id = one(ps)
        what = `unpin ${id}`
        log.push(what)
        play.judge(unpinVerdict(head(step + s * 100), id))
      } else if (r < 0.91) {
        const es = [...play.graph.evidence.keys()].toSorted()
        if (!es.length) continue
        const k = one(es)
        const e = play.graph.evidence.get(k)!
        what = `retract ${e.a} ${e.b} ${e.rule}`
        log.push(what)
        play.judge(retractVerdict(head(step + s * 100), [k]))
      } else if (r < 0.96) {
        const ds = [...play.graph.decisions.values()]
        if (!ds.length) continue
        const d = one(ds)
        const pins = [...play.graph.pins.values(), ...play.graph.withdrawnPins.values()].filter((p) =>
          d.acts.made.includes(p.id) ? play.graph.pins.has(p.id) : d.acts.withdrawn.includes(p.id),
        )
        what = `undo ${d.id} ${d.kind} ${d.by} ${JSON.stringify(d.acts)}`
        log.push(what)
        play.judge(
          undoVerdict(head(step + s * 100), {
            decision: d,
            pins,
            vertexOf: new Map([...play.graph.vertices.values()].map((v) => [v.birthId, v.key])),
          }),
        )
      } else {
        const v = one(variants)
        what = `rules ${variants.indexOf(v)}`
        log.push(what)
        play.adopt({ ...v, version: ++version })
      }
      stats[what.split(' ')[0]!] = (stats[what.split(' ')[0]!] ?? 0) + 1
      check(play, what)
    }
  } catch (e) {
    if (e instanceof SelfsameError) {
      stats.refused = (stats.refused ?? 0) + 1
      continue
    }
    bad++
    if (bad < 3) console.log('SEED', s, (e as Error).stack!.slice(0, 2500), '\n', log.join('\n '))
  }
}
void [mergeVerdict, splitVerdict]
console.log({ bad, stats })
