import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { type Installation, openInstallation } from './installation.js';
import { type ApiDocument, fetchDocument, operationsOf } from './operations.js';

let database: TestDatabase;
let installation: Installation;
beforeAll(async () => {
  database = await createTestDatabase();
  installation = await openInstallation(database.url);
});
afterAll(async () => {
  await installation.close();
  await database.drop();
});

describe.each(['commandApi', 'queryApi', 'projector'] as const)('the description of the %s', (name) => {
  let document: ApiDocument;
  beforeAll(async () => {
    document = await fetchDocument(installation.urls[name]);
  });

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...structuredClone(document) })).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('names nothing that is not there, and keeps nothing to itself', () => {
    const text = JSON.stringify(document);
    const refs = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref ?? '');
    const missing = refs.filter(
      (ref) =>
        ref
          .split('/')
          .slice(1)
          .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document) === undefined,
    );
    expect(missing).toEqual([]);
    expect(text).not.toContain('x-orderline');
  });

  it('says of every operation what it is, in a sentence, and what it answers', () => {
    const ids = new Set<string>();
    for (const { path, operation } of operationsOf(document)) {
      expect([path, operation.summary]).toEqual([path, expect.stringMatching(/^[A-Z].{10,}[^.]$/)]);
      ids.add(operation.operationId);
      for (const [status, response] of Object.entries(operation.responses))
        expect([path, status, response]).toEqual([path, status, expect.objectContaining({})]);
      expect([path, Object.keys(operation.responses)]).toEqual([path, expect.arrayContaining(['200', '429', '500', '503'])]);
    }
    expect(ids.size).toBe(operationsOf(document).length);
  });
});

it('commands say what they answer, and which headers they read', async () => {
  const document = await fetchDocument(installation.urls.commandApi);
  const place = operationsOf(document).find(({ path }) => path === '/orders')?.operation;
  expect(Object.keys(place?.responses ?? {})).toEqual(
    expect.arrayContaining(['200', '201', '400', '401', '403', '409', '412', '413', '415', '422', '503']),
  );
  const created = place?.responses['201'] as { headers: object; content: Record<string, { schema: { required: string[] } }> };
  expect(created.content['application/json']?.schema.required).toEqual(['id', 'revision', 'position', 'events']);
  expect(Object.keys(created.headers)).toEqual(
    expect.arrayContaining(['Location', 'ETag', 'Event-Position', 'Idempotent-Replayed', 'Preference-Applied', 'X-Correlation-Id']),
  );
  expect(place?.parameters.map((parameter) => parameter.$ref?.split('/').at(-1))).toEqual([
    'X-Correlation-Id',
    'Idempotency-Key',
    'If-Match',
    'Min-Event-Position',
    'Prefer',
  ]);
});
