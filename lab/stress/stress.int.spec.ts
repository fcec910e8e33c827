import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { runStress } from './run-stress.js';

/** Node strips the types; what it does not know is that `./x.js` is written in `./x.ts`. */
const fromSource = `
import { registerHooks } from 'node:module';
registerHooks({
  resolve: (specifier, context, next) =>
    /^[.].*[.]js$/.test(specifier) && context.parentURL.endsWith('.ts') ? next(specifier.replace(/js$/, 'ts'), context) : next(specifier, context),
});`;

const program = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));

it('a short stress, with writers and connections killed: every event once and in order, for everyone', async () => {
  const database = await createTestDatabase();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-stress-'));
  try {
    const result = await runStress({
      workload: { seed: 1, events: 4_000 },
      url: database.url,
      folder,
      programs: {
        writer: program('writer'),
        subscriber: program('subscriber'),
        execArgv: [
          '--conditions=source',
          '--experimental-transform-types',
          '--no-warnings',
          `--import=data:text/javascript,${encodeURIComponent(fromSource)}`,
        ],
      },
      deadline: 25_000,
    });
    expect(result.violations).toEqual([]);
    expect(result.events).toBeGreaterThan(3_900);
    expect(result.connectionsKilled).toBeGreaterThan(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  }
});
