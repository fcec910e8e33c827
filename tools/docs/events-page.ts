import { type EventDefinition } from '#events/contracts/define-event';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { EventMetadata } from '#events/contracts/metadata';
import { describeFields } from './describe-fields.js';
import { exampleOf } from './example-of.js';
import { type Schema } from './schema.js';
import { streams } from './streams.js';

export const PAGE = 'docs/events.md';

const introduction = `# The event catalogue

Every fact that Orderline stores. This page is written by \`npm run docs:events\` from the schemas in \`libs/events/src/contracts\`; a test fails when the two differ.

What is stored cannot be mended: a shape never changes in place. A change is a new version with an upcaster, and old events are read in today's shape.

| type | means |
| --- | --- |
| id | 1–100 characters of \`A–Z a–z 0–9 . _ -\` |
| sku | the same, up to 40 characters |
| money | \`{"amount":"<decimal>","currency":"<currency>"}\` |
| decimal | an exact decimal as text: up to 15 digits, up to 4 decimals, in its one spelling (\`"12.5"\`) |
| currency | ISO 4217 code |
| time | ISO 8601 in UTC, with milliseconds |
| sealed | text of a person, encrypted with that person's key: \`s1.<base64url of nonce, ciphertext and tag>\`. Once the key is destroyed, nobody can read it |
`;

/** The page of the event catalogue. @throws Error for an event without a stream or an example */
export function eventsPage(definitions: readonly EventDefinition[] = eventCatalogue.all): string {
  const byType = new Map(definitions.map((definition) => [definition.type, definition]));
  const sections = streams.map(({ title, name, types }) => {
    const events = types.map((type) => {
      const definition = byType.get(type);
      if (definition === undefined) throw new Error(`${type} stands in the stream ${name} and not in the catalogue`);
      byType.delete(type);
      return eventSection(definition);
    });
    return [`## ${title}`, `Stream \`${name}\`.`, ...events].join('\n\n');
  });
  const [forgotten] = byType.keys();
  if (forgotten !== undefined) throw new Error(`${forgotten} has no stream`);
  return `${[introduction.trim(), contents(), ...sections, metadataSection()].join('\n\n')}\n`;
}

function contents(): string {
  const rows = streams.map(
    ({ title, name, types }) => `| ${title} | \`${name}\` | ${types.map((type) => `[${type}](#${type.toLowerCase()})`).join(', ')} |`,
  );
  return ['| aggregate | stream | events |', '| --- | --- | --- |', ...rows].join('\n');
}

function eventSection({ type, version, description, schema }: EventDefinition): string {
  return [`### ${type}`, `Version ${version}${older(version)}. ${description}`, table(schema), json(exampleOf(schema, type))].join('\n\n');
}

/** What is stored in earlier shapes is read all the same. */
function older(version: number): string {
  if (version === 1) return '';
  return version === 2 ? ' (version 1 is read as it)' : ` (versions 1 to ${version - 1} are read as it)`;
}

function metadataSection(): string {
  const schema = EventMetadata as Schema;
  return ['## Beside every event', 'The metadata that is stored with the data.', table(schema), json(exampleOf(schema, 'metadata'))].join(
    '\n\n',
  );
}

function table(schema: Schema): string {
  const rows = describeFields(schema).map(
    ({ path, type, required, description }) =>
      `| \`${path}\` | ${type.replaceAll('|', '\\|')} | ${required} | ${description.replaceAll('<', '\\<')} |`,
  );
  return ['| field | type | required | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function json(value: unknown): string {
  return ['```json', JSON.stringify(value, null, 2), '```'].join('\n');
}
