import { type EventDefinition } from '#events/contracts/define-event';
import { type Stream, typesOf } from '#events/contracts/define-stream';
import { EventMetadata } from '#events/contracts/metadata';
import { streams } from '#events/contracts/streams';
import { describeFields } from './describe-fields.js';
import { exampleOf } from './example-of.js';
import { type Schema } from './schema.js';

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

/** The page of the event catalogue. @throws Error for a field without an example */
export function eventsPage(): string {
  const sections = streams.map((stream: Stream) =>
    [`## ${stream.title}`, `Stream ${nameOf(stream)}.`, ...stream.events.map(eventSection)].join('\n\n'),
  );
  return `${[introduction.trim(), contents(), ...sections, metadataSection()].join('\n\n')}\n`;
}

function contents(): string {
  const rows = streams.map((stream: Stream) => {
    const events = typesOf(stream).map((type) => `[${type}](#${type.toLowerCase()})`);
    return `| ${stream.title} | ${nameOf(stream)} | ${events.join(', ')} |`;
  });
  return ['| aggregate | stream | events |', '| --- | --- | --- |', ...rows].join('\n');
}

function nameOf({ category, id }: Stream): string {
  return `\`${category}-<${id}>\``;
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
