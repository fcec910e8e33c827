import { type Fact } from '../projections/fact.js';
import { type CatalogueLine } from './icecat.js';

/** A catalogue that was entered and published. */
export function* catalogueFacts(lines: Iterable<CatalogueLine>): Generator<Fact> {
  let minute = 0;
  for (const line of lines) {
    const occurredAt = new Date(Date.UTC(2020, 0, 1, 0, minute++)).toISOString();
    const stream = `product-${line.sku}`;
    yield { stream, revision: 0, occurredAt, event: { type: 'ProductAdded', data: line } };
    yield { stream, revision: 1, occurredAt, event: { type: 'ProductPublished', data: { sku: line.sku } } };
  }
}

/** More products of the same kind: each is made of the words of two. The same for the same number. */
export function* generatedLines(lines: readonly CatalogueLine[], count: number): Generator<CatalogueLine> {
  const at = (index: number) => lines[index % lines.length] as CatalogueLine;
  for (let index = 0; index < count; index++) {
    const one = at(index * 7_919);
    const other = at(index * 104_729 + 13);
    const half = (text: string, from: 0 | 1) => {
      const words = text.split(' ');
      const middle = Math.ceil(words.length / 2);
      return (from === 0 ? words.slice(0, middle) : words.slice(middle)).join(' ');
    };
    const name = `${half(one.name, 0)} ${half(other.name, 1)} ${index}`.slice(0, 500);
    yield { ...one, sku: `generated-${index}`, name, description: other.description ?? one.name };
  }
}
