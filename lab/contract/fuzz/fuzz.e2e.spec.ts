import { expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { damageOf } from '../../prove/http/damage.js';
import { openInstallation } from '../installation.js';
import { fuzz } from './fuzz.js';

it(
  'requests as the descriptions have them are taken and others refused, all answered as those say; nothing fails, and nothing is parked',
  { timeout: 300_000 },
  async () => {
    const database = await createTestDatabase();
    const installation = await openInstallation(database.url, { RATE_LIMIT_COMMANDS: '0', RATE_LIMIT_READS: '0' });
    onTestFinished(async () => {
      await installation.close();
      await database.drop();
    });
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
    console.log(`FUZZ_SEED=${seed}`);

    const { findings, asked, sound, byStatus } = await fuzz(installation, { count: 5_000, seed });

    console.log(`${asked} requests, ${sound} as described: ${JSON.stringify(byStatus)}`);
    expect(findings.slice(0, 20).map((finding) => finding.slice(0, 2_000))).toEqual([]);
    expect(sound).toBeGreaterThan(asked / 3);
    expect(sound).toBeLessThan((asked * 5) / 6);
    expect(await damageOf(installation, database.url)).toEqual([]);
  },
);
