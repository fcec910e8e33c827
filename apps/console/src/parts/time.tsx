import { signal } from '@preact/signals';
import { describeAge } from './describe-age.js';

/** One clock for all the page, that stands while the tab is hidden. */
const now = signal(Date.now());
setInterval(() => {
  if (!document.hidden) now.value = Date.now();
}, 5_000);

/** How long ago, or until when; the time itself (UTC) in its title, or in full with `full`. */
export function Time({ at, full = false }: { readonly at: string; readonly full?: boolean }) {
  const utc = `${at.replace('T', ' ').replace(/(\.\d+)?Z$/, '')} UTC`;
  return (
    <time dateTime={at} title={utc} class="time">
      {full ? utc : describeAge(now.value - Date.parse(at))}
    </time>
  );
}
