import { startLocalPostgres } from './start.ts';

// A supervisor in a process of its own, for tests that kill it. Says where the server is, then holds it.
const [dataDir = ''] = process.argv.slice(2);
// Leaves without stop(). Heard before the server is announced: from then on the signal may come at any moment.
process.once('SIGTERM', () => process.exit(0));
const server = await startLocalPostgres({ dataDir, settings: { fsync: 'off' } });
process.stdout.write(`${JSON.stringify({ pid: server.pid, url: server.url })}\n`);
