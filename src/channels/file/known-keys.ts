import type { z } from 'zod'

type Schema = z.core.$ZodType

/** @returns the keys that an object at this path may have, of whichever of several shapes it could be */
export function knownKeysAt(schema: Schema, path: readonly PropertyKey[]): string[] {
  const reached = path.reduce<Schema[]>((schemas, step) => schemas.flatMap((one) => within(one, step)), shapesOf(schema))
  return [...new Set(reached.flatMap((one) => Object.keys(objectShape(one))))]
}

/** What a schema stands for beneath defaults and options. */
function shapesOf(schema: Schema): Schema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default' || def.type === 'prefault') return shapesOf(def.innerType)
  return def.type === 'union' ? def.options.flatMap(shapesOf) : [schema]
}

function within(schema: Schema, step: PropertyKey): Schema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'array') return shapesOf(def.element)
  if (def.type === 'record') return shapesOf(def.valueType)
  const child = objectShape(schema)[String(step)]
  return child === undefined ? [] : shapesOf(child)
}

function objectShape(schema: Schema): Readonly<Record<string, Schema>> {
  const { def } = (schema as z.core.$ZodTypes)._zod
  return def.type === 'object' ? def.shape : {}
}
