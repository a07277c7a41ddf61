import { z } from 'zod'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const days = z.int().min(1).max(365)

/** The shape of `config/context.yaml`. */
export const contextSettingsSchema = z.strictObject({
  version: z.int().min(1),
  session: z.strictObject({ idleMinutes: z.int().min(1).max(1_440).default(30) }).prefault({}),
  cart: z
    .strictObject({ keepDays: days.default(30), merge: z.enum(['sum', 'largest', 'newest']).default('sum') })
    .prefault({}),
  engagements: z
    .strictObject({ keepDays: days.default(30), recommendationHours: z.int().min(1).max(720).default(24) })
    .prefault({}),
  interactions: z.strictObject({ keepDays: days.default(30) }).prefault({}),
})

export type ContextSettings = z.infer<typeof contextSettingsSchema>

export const DEFAULT_CONTEXT_SETTINGS: ContextSettings = contextSettingsSchema.parse({ version: 1 })

/** How long each kind of context lives, in ms. */
export interface Lifetimes {
  readonly session: number
  readonly cart: number
  readonly engagement: number
  readonly recommendation: number
  readonly interaction: number
}

export function lifetimesOf({ session, cart, engagements, interactions }: ContextSettings): Lifetimes {
  return {
    session: session.idleMinutes * MINUTE_MS,
    cart: cart.keepDays * DAY_MS,
    engagement: engagements.keepDays * DAY_MS,
    recommendation: engagements.recommendationHours * HOUR_MS,
    interaction: interactions.keepDays * DAY_MS,
  }
}
