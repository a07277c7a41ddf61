import { digest } from '../../model/index.ts'
import { callOf, type SegmentCall } from './call.ts'
import { periodBefore } from './calendar.ts'
import type { Draft } from './draft.ts'
import { Issuer } from './issuer.ts'
import { live } from './life.ts'
import { drawPeople } from './people.ts'
import type { Person } from './person.ts'
import { Random } from './random.ts'
import { DEMO_VERSION, type Scenario } from './scenario.ts'
import { Shopper } from './shopper.ts'
import { type DemoTruth, truthOf } from './truth.ts'

/** What the retailer's channels send, in time order, and what is true. */
export interface DemoWorld {
  readonly calls: readonly SegmentCall[]
  readonly truth: DemoTruth
}

/** A seeded omni-channel retailer: its people, and 18 months of what till, web, app, loyalty scheme and call centre saw of them. */
export function generateDemo(scenario: Scenario): DemoWorld {
  const period = periodBefore(scenario.now)
  const issuer = new Issuer(new Random(scenario.seed, 'issuer'))
  const shoppers = drawPeople(scenario.seed, scenario.people, period, issuer).map(
    (person) => new Shopper(person, period, new Random(scenario.seed, `life/${person.index}`), issuer),
  )
  shoppers.forEach(live)
  const happenings = inTimeOrder(shoppers)
  const random = new Random(scenario.seed, 'spelling')
  const messageId = messageIds(scenario)
  return {
    calls: happenings.map(({ draft }, at) => callOf(draft, messageId(at), random)),
    truth: truthOf(
      scenario,
      shoppers,
      happenings.map((happening, at) => ({ ...happening, messageId: messageId(at) })),
    ),
  }
}

interface Happening {
  readonly person: Person
  readonly draft: Draft
}

function inTimeOrder(shoppers: readonly Shopper[]): Happening[] {
  const all = shoppers.flatMap(({ person, diary }) => diary.map((draft) => ({ person, draft })))
  return all.toSorted((a, b) => a.draft.atMs - b.draft.atMs)
}

/** Their own for each scenario, so that a second scenario is not taken for a repetition of the first. */
function messageIds({ people, seed, now }: Scenario): (at: number) => string {
  const prefix = digest(`demo/${DEMO_VERSION}/${people}/${seed}/${now}`).slice(0, 8)
  return (at) => `demo-${prefix}-${String(at).padStart(6, '0')}`
}
