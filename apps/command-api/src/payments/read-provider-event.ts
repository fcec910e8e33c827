import { withoutUndefined } from '#domain/without-undefined';
import { createValidationPipe } from '#platform/http/validation';
import { providerEventTypes, ProviderEventBody } from './payment-bodies.js';
import { readTime } from './rfc3339.js';

const validation = createValidationPipe();
const ours: ReadonlySet<unknown> = new Set(providerEventTypes);

/**
 * What a provider says, as far as it means anything to us: his other fields are his business, and he writes times and currencies as he likes. A fact
 * that is refused for its form is lost.
 * @returns undefined for a type that means nothing to us, whatever else there is
 * @throws Problem validation-failed naming the field, where the type is ours or none
 */
export async function readProviderEvent(body: unknown): Promise<ProviderEventBody | undefined> {
  const fields = isObject(body) ? body : {};
  if (typeof fields.type === 'string' && !ours.has(fields.type)) return undefined;
  const known = isObject(body) ? pick(fields) : body;
  return (await validation.transform(known, { type: 'body', metatype: ProviderEventBody })) as ProviderEventBody;
}

function pick({ id, type, amount, occurredAt, reason }: Readonly<Record<string, unknown>>): object {
  const time = readTime(occurredAt) ?? occurredAt;
  return withoutUndefined({
    id,
    type,
    amount: isObject(amount) ? pickMoney(amount) : amount,
    occurredAt: time,
    reason: reason ?? undefined,
  });
}

function pickMoney({ amount, currency }: Readonly<Record<string, unknown>>): object {
  return { amount, currency: typeof currency === 'string' ? currency.toUpperCase() : currency };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
