import { readFile } from 'node:fs/promises';
import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { EventMetadata, metadataValidator } from '#events/contracts/metadata';
import { describeFields } from './describe-fields.js';
import { eventsPage, PAGE } from './events-page.js';
import { exampleOf } from './example-of.js';
import { type Schema } from './schema.js';

const page = eventsPage();
const metadata = exampleOf(EventMetadata, 'metadata') as EventMetadata;
/** The text of an event's section. */
const sectionOf = (type: string) => page.split(`\n### ${type}\n`)[1]?.split('\n### ')[0] ?? '';

describe('The page of the event catalogue', () => {
  it('is the one that the schemas make: else run npm run docs:events', async () => {
    expect(await readFile(PAGE, 'utf8')).toBe(page);
  });
});

describe.each(eventCatalogue.all.map((definition) => [definition.type, definition] as const))(
  '%s',
  (type, { version, schema, description }) => {
    const example = exampleOf(schema, type);

    it('has an example that the catalogue reads', () => {
      const { event } = eventCatalogue.decode(type, example, { ...metadata, schemaVersion: version });
      expect(event).toEqual({ type, data: example });
      expect(sectionOf(type)).toContain(JSON.stringify(example, null, 2));
    });

    it('shows every field in the example and in the table, at whatever depth', () => {
      expect(Object.keys(example as object)).toEqual(Object.keys((schema as Schema).properties ?? {}));
      const named = JSON.stringify(schema).match(/"properties":/g) ?? [];
      expect(named.length).toBeGreaterThan(0);
      for (const { path } of describeFields(schema)) expect(sectionOf(type)).toContain(`| \`${path}\` |`);
    });

    it('says its version, its meaning and what is personal', () => {
      expect(sectionOf(type)).toMatch(new RegExp(`Version ${version}( \\(.*\\))?\\. `));
      expect(sectionOf(type)).toContain(description);
      const marks = JSON.stringify(schema).match(/"personalData":true/g)?.length ?? 0;
      expect(sectionOf(type).match(/\*\*Personal data\.\*\*/g)?.length ?? 0).toBe(marks);
    });
  },
);

describe('An example', () => {
  it('of the metadata is valid', () => {
    expect(metadataValidator.Check(metadata)).toBe(true);
  });

  it('is not made up for a field that has none', () => {
    expect(() => exampleOf(Type.Object({ mood: Type.String() }), 'GuestArrived')).toThrow('The field mood has no example');
  });
});

describe('A field', () => {
  const rows = (schema: Schema) =>
    describeFields({ properties: { field: schema }, required: ['field'] }).map(({ path, type, required, description }) => [
      path,
      type,
      required,
      description,
    ]);

  it.each<[string, Schema, string]>([
    ['text', Type.String({ maxLength: 1_000 }), 'text, up to 1,000'],
    ['a number', Type.Integer({ minimum: 1, maximum: 2_000 }), 'integer, 1 to 2,000'],
    ['a number without an end', Type.Integer({ minimum: 0 }), 'integer, 0 or more'],
    ['a choice', Type.Union([Type.Literal('card'), Type.Literal('wallet')]), '`card`, `wallet`'],
    ['a pattern of its own', Type.String({ pattern: '^[0-9a-f]{64}$' }), '`^[0-9a-f]{64}$`'],
    ['a list', Type.Array(Type.Boolean(), { minItems: 1, maxItems: 2 }), 'list of boolean, 1 to 2'],
    ['attributes', Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])), 'object of text, number'],
  ])('that is %s', (_name, schema, type) => {
    expect(rows(schema)).toEqual([['field', type, 'yes', '']]);
  });

  it('of objects of several kinds names the kinds that have it', () => {
    const kinds = Type.Array(
      Type.Union([
        Type.Object({ type: Type.Literal('Knock'), key: Type.String(), times: Type.Integer() }),
        Type.Object({ type: Type.Literal('Enter'), key: Type.String(), times: Type.Optional(Type.Integer()), door: Type.String() }),
      ]),
    );
    expect(rows(kinds as Schema)).toEqual([
      ['field', 'list of objects', 'yes', ''],
      ['field[].type', '`Knock`, `Enter`', 'yes', 'The kind.'],
      ['field[].key', 'text', 'yes', ''],
      ['field[].times', 'integer', 'with `Knock`, `Enter` (optional)', ''],
      ['field[].door', 'text', 'with `Enter`', ''],
    ]);
  });
});
