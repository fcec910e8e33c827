/** As RFC 9110 writes it: from 0 to 1, with at most three decimals. */
const WEIGHT = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

/**
 * What a client likes how much, as `Accept` and its kin say it: by name in lower case, from 0 to 1. The most where a name stands twice; what is
 * weighed with anything else than a weight is not liked at all.
 */
export function readWeights(header: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const each of header.split(',')) {
    const [name = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    if (name !== '') weights.set(name, Math.max(weights.get(name) ?? 0, WEIGHT.test(quality) ? Number(quality) : 0));
  }
  return weights;
}
