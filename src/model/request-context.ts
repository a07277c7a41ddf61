import { SelfsameError } from './errors.ts'

/** Who asks, what they may do and why: handed to every use case, because decisions and audits name it. */
export interface RequestContext {
  /** `steward:<id>`, `key:<name>`, `cli:<user>`, `worker` … */
  readonly actor: string
  readonly scopes: readonly Scope[]
  /** What the data is asked for: `service`, `marketing`, `stewardship`, `operations` … */
  readonly purpose: string
}

export type Scope = 'ingest' | 'profiles:read' | 'profiles:decide' | 'operations' | 'events:apply'

/** The fixed context of a development installation. */
export const DEVELOPMENT_CONTEXT: RequestContext = {
  actor: 'development',
  scopes: ['ingest', 'profiles:read', 'profiles:decide', 'operations'],
  purpose: 'service',
}

/** As whom the worker applies accepted events. */
export const WORKER_CONTEXT: RequestContext = { actor: 'worker', scopes: ['events:apply'], purpose: 'service' }

/** @throws SelfsameError FORBIDDEN when the actor may not do what `scope` stands for */
export function requireScope(context: RequestContext, scope: Scope): void {
  if (context.scopes.includes(scope)) return
  throw new SelfsameError(
    'FORBIDDEN',
    `This needs the scope ${scope}; ${context.actor} has ${context.scopes.join(', ') || 'none'}`,
  )
}
