/** The demo over HTTP: what `start --demo` and `demo` have in common. Knows the service by its public API only. */
export { type DemoShown, showDemo } from './show-demo.ts'
export { demoReportText } from './report-text.ts'
