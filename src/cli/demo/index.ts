/** The demo over HTTP: what `start --demo` and `demo` have in common. Knows the service by its public API only. */
export { peopleOption, seedOption } from './options.ts'
export { demoText } from './report-text.ts'
export { type DemoShown, showDemo } from './show-demo.ts'
