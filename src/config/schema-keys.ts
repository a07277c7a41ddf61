import { z } from 'zod'

/** @returns the keys that a strict schema knows at a path; none where anything goes */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const [key, ...rest] = path
  const at = bare(schema)
  if (key === undefined) return at instanceof z.ZodObject ? Object.keys(at.shape) : []
  const below = stepInto(at, key)
  return below === undefined ? [] : knownKeys(below, rest)
}

function stepInto(schema: z.ZodType, key: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)] as z.ZodType | undefined
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType
  return schema instanceof z.ZodArray ? (schema.element as z.ZodType) : undefined
}

/** Without what makes it optional or gives it a default. */
function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? bare(schema.unwrap() as z.ZodType)
    : schema
}
