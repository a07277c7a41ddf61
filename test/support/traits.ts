import { readFileSync } from 'node:fs'
import type { Redis } from 'ioredis'
import { parse } from 'yaml'
import { RedisBookings, RedisFigures } from '../../src/adapters/redis/index.ts'
import { figuresIn, type Figures } from '../../src/app/read/index.ts'
import type { Anchor } from '../../src/model/index.ts'
import { sumOf, traitSettingsSchema, type TraitSettings } from '../../src/projections/traits/index.ts'

/** The traits that Selfsame ships with. */
export const TRAITS: TraitSettings = traitSettingsSchema.parse(parse(readFileSync('config/traits.yaml', 'utf8')))

/** With the shipped ones, more traits and sources that number orders alike. */
export function traitsWith(traits: object, numberings: readonly (readonly string[])[] = []): TraitSettings {
  const shipped = parse(readFileSync('config/traits.yaml', 'utf8')) as { traits: object }
  return traitSettingsSchema.parse({ ...shipped, numberings, traits: { ...shipped.traits, ...traits } })
}

/** What orders and refunds come to, for short. */
type Purchases = Pick<Figures, 'orders' | 'refunds' | 'spendByCurrency'>

const TEST_PREFIX = 'selfsame:g1:'

export function bookingsOn(redis: Redis, prefix: string = TEST_PREFIX): RedisBookings {
  return new RedisBookings(redis, TRAITS, prefix)
}

/** Figures as `ProfileReader` adds them up. */
export class TestFigures extends RedisFigures {
  constructor(redis: Redis, prefix: string = TEST_PREFIX) {
    super(redis, TRAITS, prefix)
  }

  async figures(profiles: readonly (readonly Anchor[])[]): Promise<Purchases[]> {
    const booked = await this.contributions(profiles, 'totals')
    return booked.map((contributions) => {
      const { orders, refunds, spendByCurrency } = figuresIn(sumOf(contributions))
      return { orders, refunds, spendByCurrency }
    })
  }
}
