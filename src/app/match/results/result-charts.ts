import {
  type ChartFile,
  type ClusterHealth,
  comparisonsIn,
  KIND_WORDS,
  levelsChart,
  levelWords,
  type MatchModel,
  precisionRecallChart,
  sizesChart,
  thresholdChart,
  type ThresholdPoint,
  weightsChart,
} from '../../../matching/index.ts'

/** What a run decided. */
export function resultCharts({ sizes }: ClusterHealth, bits: Float64Array, cutBits: number): ChartFile[] {
  const [weights, clusters] = ['Match weights of the compared pairs', 'Clusters by number of records']
  const rows = sizes.map(({ from, to, clusters: count }) => ({ label: sizeText(from, to), clusters: count }))
  return [
    { name: 'weights.svg', title: weights, svg: weightsChart(weights, bits, cutBits) },
    { name: 'clusters.svg', title: clusters, svg: sizesChart(clusters, rows) },
  ]
}

/** How right it was. */
export function curveCharts(points: readonly ThresholdPoint[]): ChartFile[] {
  const [precisionRecall, thresholds] = ['Precision and recall of pairs', 'Quality of pairs by threshold']
  return [
    { name: 'precision-recall.svg', title: precisionRecall, svg: precisionRecallChart(precisionRecall, points) },
    { name: 'thresholds.svg', title: thresholds, svg: thresholdChart(thresholds, points) },
  ]
}

/** What it learnt: one chart a field. */
export function modelCharts(model: MatchModel): ChartFile[] {
  const { recipe, parameters } = model
  const comparisons = comparisonsIn(model)
  return recipe.fields.map(({ column, kind }, field) => {
    const title = `${column}, compared as ${KIND_WORDS[kind]}: how often pairs are on each level`
    const levels = (comparisons[field]?.levels ?? []).map(({ name }, at) => ({
      label: levelWords(name),
      m: parameters.m[field]?.[at + 1] ?? 0,
      u: parameters.u[field]?.[at + 1] ?? 0,
    }))
    return { name: `field-${field + 1}.svg`, title, svg: levelsChart(title, levels) }
  })
}

function sizeText(from: number, to: number | null): string {
  if (to === null) return `${from} and more`
  return from === to ? `${from}` : `${from} to ${to}`
}
