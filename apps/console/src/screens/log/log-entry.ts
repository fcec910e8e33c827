import { type operations } from '../../api/generated/query-api.js';

type EventPage = operations['getEvents']['responses'][200]['content']['application/json'];

/** An event as the log has it. */
export type LogEntry = EventPage['items'][number];

/** Who did it, in a few words. */
export const describeActor = ({ actor }: Pick<LogEntry, 'actor'>) => (actor === null ? '' : `${actor.subject} (${actor.role})`);
