import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalPostgres } from '#scripts/run/local-postgres/start.ts';

/**
 * Gives the integration tests a PostgreSQL: the one at `TEST_DATABASE_URL`, or a throw-away one. It is not synced to
 * disk: what these tests kill are workers, not the server.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['TEST_DATABASE_URL']) return undefined;
  const dataDir = await mkdtemp(join(tmpdir(), 'partyquiz-test-'));
  // As root the server runs under another account, which must be able to pass through.
  await chmod(dataDir, 0o711);
  const server = await startLocalPostgres({ dataDir, settings: { fsync: 'off', max_connections: '200' } });
  process.env['TEST_DATABASE_URL'] = server.adminUrl;
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
