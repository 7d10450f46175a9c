import { rmSync } from 'node:fs';
import postgres from 'postgres';
import { afterEach, beforeEach } from 'vitest';
import {
  applyMigrations,
  type MigrateOptions,
  type MigrateResult
} from '#scripts/operate/database/apply-migrations.ts';
import { writeMigrations, type TestMigration } from './migration-folder.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export interface MigrationScene {
  readonly url: string;
  readonly sql: postgres.Sql;
  readonly migrate: (
    migrations: readonly TestMigration[],
    options?: MigrateOptions
  ) => Promise<MigrateResult>;
}

/** An empty database for each test of a file, and migrations made by hand. */
export function migrationScene(): MigrationScene {
  let current: { database: TestDatabase; sql: postgres.Sql; folders: string[] } | undefined;
  const scene = () => {
    if (!current) throw new Error('only inside a test');
    return current;
  };
  beforeEach(async () => {
    const database = await createTestDatabase({ empty: true });
    current = { database, sql: postgres(database.url, { max: 3, onnotice: () => undefined }), folders: [] };
  });
  afterEach(async () => {
    const { database, sql, folders } = scene();
    await sql.end({ timeout: 1 });
    await database.drop();
    for (const folder of folders) rmSync(folder, { recursive: true });
  });
  return {
    get url() {
      return scene().database.url;
    },
    get sql() {
      return scene().sql;
    },
    migrate: (migrations, options = {}) => {
      const folder = writeMigrations(migrations);
      scene().folders.push(folder);
      return applyMigrations(scene().database.url, { folder, ...options });
    }
  };
}
