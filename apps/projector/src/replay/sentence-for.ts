import { EventStoreError } from '#event-store/errors';
import { ConfigError } from '#platform/config/config-error';
import { DatabaseUnusable } from '#postgres/connection-url';
import { isLasting, reasonOf } from '#postgres/refusals';
import { SchemaRefused } from '#postgres/schema';
import { faultOf } from '#subscriptions/faults';
import { ReplayError } from './replay-error.js';

/** What a person is told of an error that ended some work; undefined for one that nobody has foreseen. */
export function sentenceFor(error: unknown): string | undefined {
  if (error instanceof ReplayError || error instanceof EventStoreError || error instanceof ConfigError) return error.message;
  if (error instanceof DatabaseUnusable || error instanceof SchemaRefused) return error.message;
  if (isLasting(error) || faultOf(error) === 'passing') return `The database refuses: ${reasonOf(error)}.`;
  if (faultOf(error) === 'lost') return 'The database does not answer: is the installation running? (npm start)';
  return undefined;
}
