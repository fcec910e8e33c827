import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { requiredSettings as commandApi } from '#command-api/command-api.module';
import { Environment } from '#platform/config/config';
import { type ProcessName, variables } from '#platform/config/variables';
import { requiredSettings as queryApi } from '#query-api/query-api';
import { configurationPage, PAGE } from './configuration-page.js';

const page = configurationPage();

it('is the one that the schema makes: else run npm run docs:configuration', async () => {
  expect(await readFile(PAGE, 'utf8')).toBe(page);
});

it('names every variable with what it means, and who uses it', () => {
  for (const [name, schema] of Object.entries(Environment.properties as Readonly<Record<string, object>>)) {
    expect(schema, name).toMatchObject({ description: expect.stringMatching(/^[A-Z0-9].*\.$/) as string });
    expect(page).toContain(`| \`${name}\``);
    expect(variables[name as keyof typeof variables].usedBy, name).not.toEqual([]);
  }
});

it('calls required what the processes require', () => {
  const required = (process: ProcessName) =>
    Object.entries(variables).flatMap(([name, { requiredBy }]) => (requiredBy?.includes(process) === true ? [name] : []));
  expect(required('command-api').sort()).toEqual([...commandApi].sort());
  expect(required('query-api').sort()).toEqual([...queryApi].sort());
});
