/** @returns "+3.1", "−0.4"; what rounds to nothing is "0.0" */
export function signedBits(bits: number): string {
  const figures = Math.abs(bits).toFixed(1)
  if (Number(figures) === 0) return figures
  return `${bits < 0 ? '−' : '+'}${figures}`
}
