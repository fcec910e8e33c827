import { Counter, Gauge, type Registry } from 'prom-client';
import { type Logger } from '#platform/logging/logger';

/** Why a search was answered by the one that stands in, in few words that can be counted by. */
export type StandInReason =
  'timeout' | 'unreachable' | 'overloaded' | 'not-allowed' | 'fault' | 'refused' | 'circuit-open' | 'index-unusable' | 'behind';

/** Whether the search that should answer does so: one log line for each change, and counts of everything. */
export class SearchAvailability {
  /** By reason, how often another search stood in. */
  readonly standIns = new Map<StandInReason, number>();
  answers = 0;
  changes = 0;
  #missing: StandInReason | undefined;

  constructor(private readonly logger: Pick<Logger, 'warn' | 'info'>) {}

  get isMissing(): boolean {
    return this.#missing !== undefined;
  }

  answered(): void {
    this.answers++;
    if (this.#missing === undefined) return;
    this.#missing = undefined;
    this.changes++;
    this.logger.info({ search: 'elasticsearch' }, 'Elasticsearch answers searches again');
  }

  /** @param lasting false for what may be a matter of this one search */
  stoodIn(reason: StandInReason, detail: string, lasting: boolean): void {
    this.standIns.set(reason, (this.standIns.get(reason) ?? 0) + 1);
    if (!lasting || this.#missing === reason || (this.#missing !== undefined && reason === 'circuit-open')) return;
    this.#missing = reason;
    this.changes++;
    this.logger.warn({ search: 'postgresql', reason, detail }, 'Elasticsearch does not answer searches: PostgreSQL stands in');
  }
}

const names = ['orderline_search_answers_total', 'orderline_search_state_changes_total', 'orderline_search_degraded'] as const;

/** Shows in `/metrics` who answers searches. An application that is made anew in the same process begins anew. */
export function measureSearch(availability: SearchAvailability, registry: Registry): void {
  for (const name of names) registry.removeSingleMetric(name);
  const [answers, changes, degraded] = names;
  new Counter({
    name: answers,
    help: 'Product searches by who answered them, and why it was PostgreSQL where it stood in.',
    labelNames: ['by', 'reason'] as const,
    registers: [registry],
    collect() {
      this.reset();
      this.inc({ by: 'elasticsearch', reason: '' }, availability.answers);
      for (const [reason, count] of availability.standIns) this.inc({ by: 'postgresql', reason }, count);
    },
  });
  new Counter({
    name: changes,
    help: 'How often Elasticsearch stopped or began to answer searches.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(availability.changes);
    },
  });
  new Gauge({
    name: degraded,
    help: '1 while PostgreSQL stands in for Elasticsearch.',
    registers: [registry],
    collect() {
      this.set(availability.isMissing ? 1 : 0);
    },
  });
}
