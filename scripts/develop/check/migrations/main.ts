import { checkMigrations } from './check-migrations.ts';

const faults = await checkMigrations();
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(
  faults.length === 0 ? 'The migrations are in order.\n' : 'docs/migrations.md explains the rules.\n'
);
process.exit(faults.length === 0 ? 0 : 1);
