import type { CodegenConfig } from '@graphql-codegen/cli'
import { enumResolvers } from './src/api/graphql/resolvers/enums.ts'

const model = (name: string) => `../../../model/index.ts#${name}`
const app = (room: string, name: string) => `../../../app/${room}/index.ts#${name}`

/** Types of the resolvers, from schema.graphql: `npm run generate` writes them, graphql-contract.test.ts compares. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    'src/api/graphql/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../context.ts#GraphqlContext',
        useTypeImports: true,
        importExtension: '',
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          DateTime: 'string',
          Date: 'string',
          JSON: 'unknown',
          AttributeValue: 'string | number | boolean | null',
          ID: 'string',
        },
        immutableTypes: true,
        skipTypename: true,
        avoidOptionals: { field: true, inputValue: false, object: true, defaultValue: true, resolvers: false },
        maybeValue: 'T | null',
        enumValues: enumResolvers,
        mapperTypeSuffix: 'Model',
        mappers: {
          Activity: model('Activity'),
          BlastRadius: app('decide', 'BlastRadius'),
          Cart: app('context', 'Cart'),
          CartLine: '../../../projections/context/index.ts#CartLine',
          Context: app('context', 'LiveContext'),
          Consumer: app('relay', 'RelayConsumer'),
          DeadLetter: '../../../app/ingest/ports.ts#DeadLetter',
          Decision: model('LedgerDecision'),
          Evidence: model('Evidence'),
          Household: app('households', 'Household'),
          HouseholdMember: app('households', 'HouseholdMember'),
          MatchExplanation: app('match-explanations', 'MatchExplained'),
          MatchExplanationStep: app('match', 'ExplanationStep'),
          MatchRun: app('match-runs', 'GraphRun'),
          MatchRunResult: app('match-runs', 'GraphRunResult'),
          JoinRemedy: '../explanation-view.ts#RemedyView',
          Pin: model('Pin'),
          PreviewedProfile: '../resolvers/preview.ts#PreviewedWithFigures',
          Profile: model('GraphProfile'),
          ProfileAsOf: app('lake', 'KnownProfile'),
          ProfileIdentifier: model('Member'),
          Relay: app('relay', 'RelayStatus'),
          Review: '../../../identity/index.ts#Review',
          Stats: app('read', 'Stats'),
          Trait: '../../../projections/traits/index.ts#TraitFigure',
          Why: app('explain', 'Explained'),
          WhyNot: app('explain', 'NotExplained'),
          WhyStep: '../explanation-view.ts#StepView',
        },
      },
    },
  },
}

export default config
