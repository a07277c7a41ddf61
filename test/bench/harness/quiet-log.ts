/** Of a benchmark's identity cache: what it measures is with it. */
export const QUIET = { info: () => {}, warn: lostCache }

function lostCache(): never {
  throw new Error('The identity cache does not answer: known evidence would be measured without it')
}
