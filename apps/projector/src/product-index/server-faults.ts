import { errors } from '@elastic/elasticsearch';
import { UNKNOWN_ASKER, whyUnreachable } from '#platform/elasticsearch/why-unreachable';
import { Unwritable } from '#subscriptions/unwritable';

/** What the server says of a fault, of a request or of a part of one. */
export interface Fault {
  readonly type: string;
  readonly reason?: string | null | undefined;
}

/** The server knows no such index, alias or document. */
export class NotThere extends Unwritable {
  constructor(options?: ErrorOptions) {
    super('the index of this generation is not there', options);
    this.name = 'NotThere';
  }
}

/** Asks the server. @throws Unwritable for whatever keeps it from answering, NotThere among them */
export async function asking<Answer>(request: Promise<Answer>): Promise<Answer> {
  try {
    return await request;
  } catch (cause) {
    if (cause instanceof errors.ResponseError) throw refusal(cause);
    if (cause instanceof errors.TimeoutError) throw new Unwritable('Elasticsearch does not answer in time', { cause });
    if (cause instanceof errors.ElasticsearchClientError) throw new Unwritable(whyUnreachable(cause), { cause });
    throw cause;
  }
}

/** The same, where nothing may be there. @returns undefined then */
export async function askingFor<Answer>(request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking(request);
  } catch (error) {
    if (error instanceof NotThere) return undefined;
    throw error;
  }
}

/** What is wrong where a server refuses a write through nobody's fault. Its own sentences hold names of ours and no contents there. */
export function reasonFor(status: number, { type, reason }: Fault): string {
  if (type === 'cluster_block_exception') {
    const full = /flood-stage|disk usage exceeded/.test(reason ?? '');
    return full
      ? 'Elasticsearch takes no writes: its disk is full (flood-stage watermark)'
      : 'Elasticsearch takes no writes: the index is read-only';
  }
  if (status === 429) return `Elasticsearch is overloaded (${type})`;
  if (status === 401) return UNKNOWN_ASKER;
  if (status === 403) return `Elasticsearch does not allow it (${type}): see the rights in docs/elasticsearch.md`;
  if (status >= 500) return `Elasticsearch has a fault (${status}, ${type})`;
  return `Elasticsearch refuses (${status}, ${type})`;
}

function refusal(cause: errors.ResponseError): Unwritable {
  const { statusCode = 0 } = cause;
  const { error } = (cause.body ?? {}) as { error?: Fault | string };
  const fault = typeof error === 'object' ? error : { type: 'no reason given' };
  const missing = statusCode === 404 || /index_not_found|require_alias/.test(`${fault.type} ${fault.reason ?? ''}`);
  return missing ? new NotThere({ cause }) : new Unwritable(reasonFor(statusCode, fault), { cause });
}
