import { readFileSync } from 'node:fs'
import { generate } from '@graphql-codegen/cli'
import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import codegen from '../../codegen.ts'
import { startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)

let api: MemoryGraphqlServer
beforeAll(async () => void (api = await startGraphql()))
afterAll(() => api.close())

describe('the contract', () => {
  it('describes every type, field, argument and enum value', () => {
    expect(types.flatMap(undescribed)).toEqual([])
  })

  it('is served with its descriptions', async () => {
    const { data } = await api.ask(
      '{ metrics: __type(name: "Metrics") { description fields { name description } } dates: __type(name: "DateTime") { description specifiedByURL } }',
    )
    expect(data.metrics.fields.find(({ name }: { name: string }) => name === 'spend').description).toContain(
      'units of `currency`',
    )
    expect(data.dates).toMatchObject({
      description: expect.stringContaining('ISO 8601'),
      specifiedByURL: expect.stringContaining('rfc3339'),
    })
  })

  it('names input and payload types after their mutations', () => {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const name = field.name.charAt(0).toUpperCase() + field.name.slice(1)
      expect(String(field.type)).toBe(`${name}Payload!`)
      expect(field.args.map(({ name: argument, type }) => `${argument}: ${type}`)).toEqual([`input: ${name}Input!`])
    }
  })

  it('has the types that are generated from it: run `npm run generate` when this fails', async () => {
    const [file] = await generate({ ...codegen, silent: true }, false)
    expect(file?.content).toBe(readFileSync(file?.filename ?? '', 'utf8'))
  })
})

function undescribed(type: GraphQLNamedType): string[] {
  const missing = type.description ? [] : [type.name]
  if (isEnumType(type))
    return [
      ...missing,
      ...type
        .getValues()
        .filter(({ description }) => !description)
        .map(({ name }) => `${type.name}.${name}`),
    ]
  if (isInputObjectType(type))
    return [
      ...missing,
      ...Object.values(type.getFields())
        .filter(({ description }) => !description)
        .map(({ name }) => `${type.name}.${name}`),
    ]
  if (!isObjectType(type) && !isInterfaceType(type)) return missing
  const fields = Object.values(type.getFields())
  return [
    ...missing,
    ...fields.filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`),
    ...fields.flatMap(({ name, args }) =>
      args.filter(({ description }) => !description).map((argument) => `${type.name}.${name}(${argument.name})`),
    ),
  ]
}
