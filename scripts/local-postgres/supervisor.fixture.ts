import { startLocalPostgres } from './start.ts';

// A supervisor in a process of its own, for tests that kill it. Says where the server is, then holds it.
const [dataDir = ''] = process.argv.slice(2);
const server = await startLocalPostgres({ dataDir, settings: { fsync: 'off' } });
process.stdout.write(`${JSON.stringify({ pid: server.pid, url: server.url })}\n`);
process.once('SIGTERM', () => process.exit(0)); // leaves without stop()
