import type { Command } from 'commander'
import type { RulesApplied } from '../../app/rules/index.ts'
import { loadIdentityRules } from '../../config/index.ts'
import type { IdentityRules } from '../../identity/index.ts'
import { confirm, requireTerminal } from '../confirm.ts'
import { dryRunOption, option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import { Progress } from '../progress.ts'
import { countsText, rulesDiffText } from '../rules-diff-text.ts'
import type { CliServices, OpenService } from '../services.ts'
import { countOf } from '../text.ts'
import { withService } from '../with-service.ts'

interface ApplyOptions {
  readonly dryRun?: boolean
  readonly yes?: boolean
  readonly output: OutputFormat
}

export function addIdentity(program: Command, services: CliServices): void {
  const identity = program
    .command('identity')
    .summary('change the rules of identity')
    .description('The rules by which identifiers are judged: config/identity.yaml.')
  identity
    .command('diff')
    .description('Says who would merge, split or bear another id by other rules. Changes nothing.')
    .argument('<file>', 'the other rules, as YAML')
    .addOption(outputOption())
    .action((path: string, options: { output: OutputFormat }) => diff(services, path, options.output))
  identity
    .command('apply')
    .description(
      'Puts rules of a higher version in force and judges every profile by them. Ended before it is done, it goes on where it was.\nEvery merge and split is a decision that `selfsame undo` takes back.',
    )
    .argument('<file>', 'the rules, as YAML')
    .addOption(dryRunOption())
    .addOption(option('-y, --yes', 'do not ask', 'SELFSAME_YES'))
    .addOption(outputOption())
    .action((path: string, options: ApplyOptions) => apply(services, path, options))
}

async function diff(services: CliServices, path: string, output: OutputFormat): Promise<void> {
  const rules = loadIdentityRules(path)
  const found = await withService(services, ({ rulesChange }) => rulesChange.diff(services.context, rules))
  new Output(services, output).data(found, (paint) => rulesDiffText(found, paint))
}

async function apply(services: CliServices, path: string, options: ApplyOptions): Promise<void> {
  const { dryRun = false, yes = false, output } = options
  if (dryRun) return diff(services, path, output)
  const rules = loadIdentityRules(path)
  if (!yes) requireTerminal(services, 'judge every profile by other rules')
  const out = new Output(services, output)
  const applied = await withService(services, async (service) => {
    if (!yes) await confirmDiff(services, service, rules, out)
    return carryOut(services, service, rules)
  })
  out.data(applied, () => appliedText(applied))
}

async function confirmDiff(
  services: CliServices,
  { rulesChange }: OpenService,
  rules: IdentityRules,
  out: Output,
): Promise<void> {
  const { counts } = await rulesChange.diff(services.context, rules)
  out.note(countsText(counts))
  await confirm(services, 'This judges every profile by other rules.', 'Nothing was changed.', 'change of rules')
}

async function carryOut(services: CliServices, { rulesChange }: OpenService, rules: IdentityRules) {
  const meter = new Progress(services).meter('judging', 'profiles')
  try {
    return await rulesChange.apply(services.context, rules, ({ done, total }) => meter.at(done, total))
  } finally {
    meter.stop()
  }
}

function appliedText({ version, profiles, merges, splits, left }: RulesApplied): string {
  const summary = `Version ${version} is in force: ${countOf(profiles, 'profile')} judged, ${countOf(merges, 'merge')}, ${countOf(splits, 'split')}`
  return left === 0
    ? summary
    : `${summary}\n${countOf(left, 'profile')} of components too large to be judged at once stay as they are`
}
