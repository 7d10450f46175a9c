import { loadEnvironment } from '#ops/load-environment.ts';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { applyMigrations } from './database/apply-migrations.ts';
import { readEnvironment } from './database/environment.ts';
import { MigrationError } from './database/migration-error.ts';

/** In the images the migrations lie beside this file. */
const BESIDE = fileURLToPath(new URL('migrations', import.meta.url));

/** @throws MigrationError and others, with a sentence to show */
async function migrate(): Promise<void> {
  loadEnvironment('The migration');
  const { DATABASE_URL: url, MIGRATIONS_FOLDER: given } = process.env;
  const folder = given || (existsSync(BESIDE) ? BESIDE : undefined);
  if (!url)
    throw new MigrationError('DATABASE_URL is not set: say which database to migrate, see .env.example.');
  const { applied, ahead } = await applyMigrations(url, {
    ...(folder && { folder }),
    environment: readEnvironment(process.env),
    onApplied: (tag) => process.stdout.write(`Applied migration ${tag}.\n`)
  });
  if (ahead > 0)
    process.stdout.write(
      `The database is ${String(ahead)} migrations ahead of this build, which it allows.\n`
    );
  else if (applied.length === 0) process.stdout.write('The database is up to date.\n');
}

try {
  await migrate();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Migrations failed, nothing else was started. ${message}\n`);
  process.exit(1);
}
