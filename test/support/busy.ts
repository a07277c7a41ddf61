/** Holds its thread's event loop up, as planning a very large component does. @returns for how many milliseconds */
export function busyFor(ms: number): number {
  const begun = performance.now()
  while (performance.now() - begun < ms);
  return performance.now() - begun
}
