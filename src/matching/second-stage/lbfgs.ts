/** A function to be made small, and its gradient. */
export interface Objective {
  /** @param gradient is overwritten. @returns the value at the point */
  evaluate(point: Float64Array, gradient: Float64Array): number
}

const MEMORY = 8
const SUFFICIENT_DECREASE = 1e-4
const HALVINGS_MAX = 20
const GRADIENT_MIN = 1e-6

/** One step that was taken: how far the point and the gradient moved. */
interface Step {
  readonly moved: Float64Array
  readonly turned: Float64Array
  readonly curvature: number
}

/** Limited-memory BFGS with a backtracking line search (Nocedal and Wright, algorithm 7.5). */
export function minimise(objective: Objective, size: number, stepsMax: number): Float64Array {
  let point = new Float64Array(size)
  let gradient = new Float64Array(size)
  let value = objective.evaluate(point, gradient)
  const steps: Step[] = []
  for (let count = 0; count < stepsMax && dot(gradient, gradient) > GRADIENT_MIN; count++) {
    const direction = descent(gradient, steps)
    const next = search(objective, point, value, gradient, direction)
    if (next === null) break
    remember(steps, difference(next.point, point), difference(next.gradient, gradient))
    ;({ point, gradient, value } = next)
  }
  return point
}

function descent(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = gradient.slice()
  const alphas: number[] = []
  for (const step of steps.toReversed()) {
    const alpha = dot(step.moved, direction) / step.curvature
    alphas.push(alpha)
    add(direction, step.turned, -alpha)
  }
  const last = steps.at(-1)
  const scale =
    last === undefined ? 1 / Math.sqrt(dot(gradient, gradient)) : last.curvature / dot(last.turned, last.turned)
  for (let at = 0; at < direction.length; at++) direction[at] = (direction[at] ?? 0) * scale
  for (const step of steps)
    add(direction, step.moved, (alphas.pop() ?? 0) - dot(step.turned, direction) / step.curvature)
  return direction.map((part) => -part)
}

function search(objective: Objective, from: Float64Array, value: number, slope: Float64Array, direction: Float64Array) {
  const decrease = SUFFICIENT_DECREASE * dot(slope, direction)
  const gradient = new Float64Array(from.length)
  for (let length = 1, halvings = 0; halvings < HALVINGS_MAX; length /= 2, halvings++) {
    const point = from.slice()
    add(point, direction, length)
    const reached = objective.evaluate(point, gradient)
    if (reached <= value + length * decrease) return { point, gradient, value: reached }
  }
  return null
}

function remember(steps: Step[], moved: Float64Array, turned: Float64Array): void {
  const curvature = dot(moved, turned)
  if (curvature <= 0) return
  steps.push({ moved, turned, curvature })
  if (steps.length > MEMORY) steps.shift()
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}

function add(target: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + (what[at] ?? 0) * times
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((part, at) => part - (b[at] ?? 0))
}
