/** The parts of docs/operations.md about alarms, in its order: made by the build (runbook-plugin.ts). */
declare module '*/docs/operations.md' {
  const parts: readonly { readonly anchor: string; readonly title: string; readonly text: string }[];
  export default parts;
}
