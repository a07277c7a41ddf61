import type { Command } from 'commander'
import type { ExplanationStep, PairExplanation } from '../../app/match/index.ts'
import { signedBits } from '../../matching/index.ts'
import { type RecordOptions, requestOf } from '../match-options.ts'
import { option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { tableText } from '../text.ts'

interface ExplainOptions extends Pick<RecordOptions, 'id'> {
  readonly a: string
  readonly b: string
  readonly svg?: string
  readonly output: OutputFormat
}

export function addMatchExplain(match: Command, services: CliServices): void {
  match
    .command('explain')
    .summary('why two records are, or are not, one person')
    .description(
      'Weighs two records by a model and says how the weight comes about: from where two records taken at random stand,\nfield by field, to what relatives would say too and what fields say twice. Shows no values of persons.',
    )
    .argument('<model>', 'model.json of a run')
    .argument('<files...>', 'paths of the files that hold the records')
    .addOption(option('--id <column>', 'column that names a record', 'SELFSAME_ID').makeOptionMandatory())
    .addOption(option('--a <id>', 'the one record', 'SELFSAME_A').makeOptionMandatory())
    .addOption(option('--b <id>', 'the other record', 'SELFSAME_B').makeOptionMandatory())
    .addOption(option('--svg <file>', 'also draw it', 'SELFSAME_SVG'))
    .addOption(outputOption())
    .action((model: string, files: string[], options: ExplainOptions) => explain(services, model, files, options))
}

async function explain(
  services: CliServices,
  modelPath: string,
  paths: readonly string[],
  options: ExplainOptions,
): Promise<void> {
  const { a, b, svg, output } = options
  const request = { ...requestOf(paths, options), modelPath, ids: [a, b] as const, svgFile: svg }
  const explanation = await services.matchStudy.explain(services.context, request)
  new Output(services, output).data(explanation, () => explanationText(explanation))
}

function explanationText({ sentence, steps }: PairExplanation): string {
  const rows = steps.map((step) => [
    step.label,
    shareText(step.m),
    shareText(step.u),
    signedBits(step.bits),
    signedBits(step.cumulativeBits),
  ])
  return [sentence, tableText([['', 'm', 'u', 'bits', 'sum'], ...rows])].join('\n')
}

function shareText(share: ExplanationStep['m']): string {
  if (share === undefined) return ''
  return share >= 0.001 ? share.toFixed(3) : share.toExponential(1)
}
