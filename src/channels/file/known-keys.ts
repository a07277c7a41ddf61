import { z } from 'zod'

/** @returns the keys that an object at this path may have, of whichever of several shapes it could be */
export function knownKeysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const reached = path.reduce<z.ZodType[]>(
    (shapes, step) => shapes.flatMap((shape) => within(shape, step)),
    shapesOf(schema),
  )
  return [...new Set(reached.flatMap((shape) => Object.keys(membersOf(shape))))]
}

/** What a schema stands for beneath defaults and options: several, where a value may have several shapes. */
function shapesOf(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => shapesOf(option as z.ZodType))
  return isWrapper(schema) ? shapesOf(schema.unwrap() as z.ZodType) : [schema]
}

function isWrapper(schema: z.ZodType): schema is z.ZodOptional | z.ZodNullable | z.ZodDefault | z.ZodPrefault {
  return [z.ZodOptional, z.ZodNullable, z.ZodDefault, z.ZodPrefault].some((wrapper) => schema instanceof wrapper)
}

function within(shape: z.ZodType, step: PropertyKey): z.ZodType[] {
  if (shape instanceof z.ZodArray) return shapesOf(shape.element as z.ZodType)
  if (shape instanceof z.ZodRecord) return shapesOf(shape.valueType as z.ZodType)
  const member = membersOf(shape)[String(step)]
  return member === undefined ? [] : shapesOf(member)
}

function membersOf(shape: z.ZodType): Readonly<Record<string, z.ZodType>> {
  return shape instanceof z.ZodObject ? (shape.shape as Record<string, z.ZodType>) : {}
}
