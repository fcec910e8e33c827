import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { ConfigError } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { KeyDestroyed, KeysUnavailable, KeyUnreadable } from './errors.js';
import { KeyVault } from './key-vault.js';
import { migrateKeyVault } from './schema.js';
import { open, seal } from './sealing.js';

const logger = createLogger('test', 'silent');
const MASTER_KEY = randomBytes(32).toString('base64url');
let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  await Promise.all([migrateKeyVault(database.url), migrateKeyVault(database.url)]);
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
  pool.on('error', () => undefined); // The database may be dropped before its last session has gone.
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

function openVault(masterKey = MASTER_KEY, url = database.url): KeyVault {
  const vault = new KeyVault({ url, masterKey }, logger);
  onTestFinished(() => vault.close());
  return vault;
}

const at = (position: number) => ({ position: BigInt(position), id: randomUUID() });
const rowOf = async (subject: string) =>
  (await pool.query<object>('select * from personal_data.keys where subject = $1', [subject])).rows[0];

describe('a key', () => {
  it('is made once, however many processes ask for it at once', async () => {
    const vaults = [openVault(), openVault(), openVault()];
    const keys = await Promise.all(vaults.flatMap((vault) => Array.from({ length: 10 }, () => vault.keyFor('customer-many'))));
    const sealed = new Set(keys.map((key) => seal(key, 'name', 'Carl')));
    expect(sealed.size).toBe(1);
  });

  it('opens in every process what was sealed in another', async () => {
    const sealed = seal(await openVault().keyFor('customer-carl'), 'name', 'Carl Cox');
    const key = (await openVault().find(['customer-carl', 'customer-nobody'])).get('customer-carl');
    expect(key === undefined || key === 'destroyed' ? key : open(key, 'name', sealed)).toBe('Carl Cox');
  });

  it('is never stored as it is', async () => {
    await openVault().keyFor('customer-wrapped');
    const { wrapped } = (await rowOf('customer-wrapped')) as { wrapped: Buffer };
    expect(wrapped).toHaveLength(12 + 32 + 16);
  });

  it('is not made by looking for it', async () => {
    const vault = openVault();
    expect(await vault.knows('customer-sought')).toBe(false);
    expect((await vault.find(['customer-sought'])).size).toBe(0);
    expect((await vault.find([])).size).toBe(0);
    expect(await rowOf('customer-sought')).toBeUndefined();
  });

  it('is on the disk when something is sealed with it, although the database commits without waiting for that; its end too', async () => {
    await pool.query(`
      create table commits (durability text);
      create function note_commit() returns trigger language plpgsql as $$ begin
        insert into commits values (current_setting('synchronous_commit')); return null;
      end $$;
      create constraint trigger noting after insert or update on personal_data.keys deferrable initially deferred for each row execute function note_commit();
      alter database ${new URL(database.url).pathname.slice(1)} set synchronous_commit = off`);
    onTestFinished(async () => void (await pool.query('drop function note_commit cascade; drop table commits')));
    const vault = openVault();

    await vault.keyFor('customer-durable');
    await vault.destroy('customer-durable', at(1), 0n);

    expect((await pool.query('select durability from commits')).rows).toEqual([{ durability: 'on' }, { durability: 'on' }]);
  });

  it('does not open in another’s place, nor when a bit of it was changed', async () => {
    const vault = openVault();
    await Promise.all([vault.keyFor('customer-a'), vault.keyFor('customer-b')]);
    await pool.query(`update personal_data.keys set wrapped = (select wrapped from personal_data.keys where subject = 'customer-b')
                      where subject = 'customer-a'`);
    await expect(vault.keyFor('customer-a')).rejects.toThrow(KeyUnreadable);
    await pool.query(
      `update personal_data.keys set wrapped = set_byte(wrapped, 20, 255 - get_byte(wrapped, 20)) where subject = 'customer-b'`,
    );
    await expect(vault.find(['customer-b'])).rejects.toThrow('customer-b');
  });
});

describe('the keys of an installation from before versions', () => {
  it('are taken over as they are', async () => {
    const vault = openVault();
    const before = await vault.keyFor('customer-old');
    await pool.query('drop table personal_data.schema_version');

    await Promise.all([migrateKeyVault(database.url), migrateKeyVault(database.url)]);

    expect((await pool.query('select version, oldest_code from personal_data.schema_version')).rows).toEqual([
      { version: 2, oldest_code: 1 },
    ]);
    expect(await vault.keyFor('customer-old')).toEqual(before);
  });
});

describe('a destroyed key', () => {
  it('leaves its row without the bytes, is never found and never made again', async () => {
    const vault = openVault();
    await vault.keyFor('customer-gone');
    await vault.destroy('customer-gone', at(7), 0n);
    expect(await rowOf('customer-gone')).toMatchObject({ wrapped: null, destroyed_at: expect.any(Date) as Date });
    expect(await vault.knows('customer-gone')).toBe(true);
    expect([...(await vault.find(['customer-gone', 'customer-never']))]).toEqual([['customer-gone', 'destroyed']]);
    await expect(vault.keyFor('customer-gone')).rejects.toThrow(KeyDestroyed);
    await expect(openVault().keyFor('customer-gone')).rejects.toThrow(KeyDestroyed);
  });

  it('stays as it is when destroyed again', async () => {
    const vault = openVault();
    const by = at(8);
    await vault.keyFor('customer-twice');
    await vault.destroy('customer-twice', by, 0n);
    const first = (await rowOf('customer-twice')) as { destroyed_at: Date };
    await vault.destroy('customer-twice', by, 0n);
    expect(await rowOf('customer-twice')).toEqual(first);
  });

  it('is destroyed before it was made too', async () => {
    const vault = openVault();
    await vault.destroy('order-7', at(9), 0n);
    expect(await vault.knows('order-7')).toBe(true);
    await expect(vault.keyFor('order-7')).rejects.toThrow(KeyDestroyed);
  });
});

describe('how far the erasures are', () => {
  it('goes on from where the reader began, never back and never over what somebody else set back', async () => {
    const vault = openVault();
    const [ten, twenty, thirty] = [at(10), at(20), at(30)];
    await vault.passed(0n, twenty);
    expect(await vault.progress()).toEqual(twenty);
    await vault.passed(0n, ten);
    expect(await vault.progress()).toEqual(twenty);
    await vault.resetErasures();
    expect(await vault.progress()).toEqual({ position: 0n, id: undefined });
    await vault.passed(20n, thirty);
    expect(await vault.progress()).toEqual({ position: 0n, id: undefined });
    await vault.passed(0n, thirty);
    expect(await vault.progress()).toEqual(thirty);
  });

  it('set back, leaves every tombstone without its event until that is read again', async () => {
    const vault = openVault();
    await pool.query('delete from personal_data.keys');
    const [ann, bob] = [at(40), at(41)];
    await vault.destroy('customer-ann', ann, 0n);
    await vault.destroy('customer-bob', bob, 0n);
    await vault.keyFor('customer-cat');
    expect(await vault.unexplained()).toEqual([]);
    await vault.resetErasures();
    expect(await vault.unexplained()).toEqual(['customer-ann', 'customer-bob']);
    await vault.destroy('customer-ann', ann, 0n);
    expect(await vault.unexplained()).toEqual(['customer-bob']);
  });
});

describe('another master key', () => {
  it('is told by name before any key is made or opened, and does no harm', async () => {
    await openVault().keyFor('customer-cora');
    const vault = openVault(randomBytes(32).toString('base64url'));
    for (const attempt of [() => vault.check(), () => vault.keyFor('customer-new'), () => vault.find(['customer-cora'])]) {
      const error: unknown = await attempt().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as Error).message).toMatch(/^MASTER_KEY is not/);
    }
    expect(await rowOf('customer-new')).toBeUndefined();
    await openVault().check();
  });
});

describe('a database that is away', () => {
  it('is told as such, without its address', async () => {
    const vault = openVault(MASTER_KEY, 'postgres://keys:secret@127.0.0.1:1/keys');
    for (const attempt of [
      () => vault.check(),
      () => vault.keyFor('x'),
      () => vault.find(['x']),
      () => vault.knows('x'),
      () => vault.destroy('x', at(1), 0n),
      () => vault.unexplained(),
      () => vault.resetErasures(),
      () => vault.progress(),
      () => vault.passed(0n, at(1)),
    ]) {
      const error: unknown = await attempt().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(KeysUnavailable);
      expect(JSON.stringify([String(error), (error as Error).stack])).not.toContain('secret');
    }
  });

  it('is found again when it is back: a lost session costs nothing', async () => {
    const vault = openVault();
    await vault.keyFor('customer-back');
    await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'orderline-keys'`);
    await vault.keyFor('customer-back');
  });

  it('is asked again for the check once it could not be asked', async () => {
    const other = await createTestDatabase();
    const vault = openVault(MASTER_KEY, other.url);
    await expect(vault.keyFor('customer-early')).rejects.toThrow(KeysUnavailable);
    await migrateKeyVault(other.url);
    await vault.keyFor('customer-early');
    await other.drop();
  });
});
