/** Anything of the log, as JSON. `marked` are fields at the top that are pointed out. */
export function JsonView({ of, marked = [] }: { readonly of: unknown; readonly marked?: readonly string[] }) {
  if (typeof of !== 'object' || of === null || Array.isArray(of)) return <pre class="json">{JSON.stringify(of, null, 2)}</pre>;
  return (
    <dl class="json">
      {Object.entries(of).map(([name, value]) => (
        <div data-marked={marked.includes(name) ? '' : undefined}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</dd>
        </div>
      ))}
    </dl>
  );
}
