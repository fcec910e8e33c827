/** One word of a state. `broken` only where a promise is broken; `held` where something waits for somebody. */
export type Tone = 'plain' | 'good' | 'held' | 'broken' | 'accent';

export function Badge({ children, tone = 'plain' }: { readonly children: string; readonly tone?: Tone }) {
  return (
    <span class="badge" data-tone={tone}>
      {children}
    </span>
  );
}
