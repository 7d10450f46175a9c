import { applyMigrations } from './database/apply-migrations.ts';

const url = process.env.DATABASE_URL;
if (!url) {
  process.stderr.write('DATABASE_URL is not set: say which database to migrate, see .env.example.\n');
  process.exit(1);
}
try {
  await applyMigrations(url, process.env.MIGRATIONS_FOLDER);
  process.stdout.write('Migrations are applied.\n');
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? `${error.cause.message}\n` : '';
  process.stderr.write(`Migrations failed, nothing else was started: ${message}\n${cause}`);
  process.exit(1);
}
