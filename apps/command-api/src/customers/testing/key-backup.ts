import type pg from 'pg';

/** A copy of the schema of the keys, as a backup holds it. */
export class KeyBackup {
  private constructor(
    private readonly pool: pg.Pool,
    private readonly name: string,
  ) {}

  static async take(pool: pg.Pool, name = 'backup_of_keys'): Promise<KeyBackup> {
    await pool.query(`create schema ${name}; create table ${name}.keys as table personal_data.keys;
                      create table ${name}.progress as table personal_data.progress`);
    return new KeyBackup(pool, name);
  }

  async putBack(): Promise<void> {
    await this.pool.query(`begin; truncate personal_data.keys, personal_data.progress;
                           insert into personal_data.keys table ${this.name}.keys; insert into personal_data.progress table ${this.name}.progress; commit`);
  }
}
