import { startLocalPostgres } from '#scripts/local-postgres/start.ts';
import { applyMigrations } from '#scripts/database/apply-migrations.ts';
import { writeFileSync } from 'node:fs';
const pg = await startLocalPostgres({ dataDir: '/tmp/rigdata/postgres', port: 55432 });
await applyMigrations(pg.url);
writeFileSync('/tmp/rig.url', pg.url);
console.log('up', pg.url);
process.on('SIGTERM', () => pg.stop().then(() => process.exit(0)));
