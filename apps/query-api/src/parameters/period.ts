import { invalid } from '#platform/problems/problem';

/** A day stands for its first moment in UTC. */
export function toTime(dayOrTime: string | undefined): string | undefined {
  return dayOrTime?.length === 10 ? `${dayOrTime}T00:00:00Z` : dayOrTime;
}

/** @throws Problem naming `to` unless it lies after `from` */
export function checkPeriod({ from, to }: { readonly from?: string; readonly to?: string }): void {
  if (from === undefined || to === undefined) return;
  if (Date.parse(from) >= Date.parse(to)) throw invalid('to', 'must lie after from, which is inclusive; to is exclusive');
}
