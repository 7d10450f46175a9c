import type { RequestListener } from 'node:http';
import { readEnv } from '#lib/server/env.ts';
import { explainListenError } from '#ops/listen-error.ts';
import { loadEnvironment } from '#ops/load-environment.ts';
import { withStandingHeaders } from '#ops/standing-headers.ts';
import { codeOf } from '#ops/failure.ts';
import { GracefulServer } from './graceful-server.ts';
import { passedOn, warmUp } from './warm-up.ts';

/** Whatever is still open then, the process ends: below the ten seconds that Docker waits when a host restarts, in ms. */
const EXIT_DEADLINE_MS = 8_800;
/** For the connections to the database to close, in ms. */
const CLOSE_MS = 600;

/** Of an upload, where the environment does not say: adapter-node’s own is too small for a file of questions. */
const BODY_SIZE_LIMIT = '6M';

/** What people ask for first: guests, makers, and everything below a workspace by way of one page. */
const FIRST_PAGES = ['/', '/login', '/register', '/play/ACDEF', '/studio', '/w/none/quizzes'];
/** Nobody's, so that the database is asked who it is. */
const FIRST_COOKIE = 'pq_session=nobody';

const seconds = (name: string, fallback: number) => Number(process.env[name] || fallback) * 1_000;
// SvelteKit's own event is not among those that Node's types know, nor is ours.
const emit = (event: string) => (process as NodeJS.EventEmitter).emit(event, 'SIGTERM');

let server: GracefulServer | undefined;
let stopping = false;

/** The first process of a container ignores signals that it does not handle: this is in place before anything else. */
function stop(): void {
  // Nobody is served yet; or whoever presses Ctrl-C twice does not want to wait.
  if (!server || stopping) process.exit(stopping ? 1 : 0);
  stopping = true;
  setTimeout(() => process.exit(1), EXIT_DEADLINE_MS).unref();
  void server.stop().then(() => {
    emit('sveltekit:shutdown');
    setTimeout(() => process.exit(0), CLOSE_MS).unref();
  });
}

async function serve(): Promise<void> {
  loadEnvironment('The web app');
  const { addressHeader: header, proxyDepth: depth } = readEnv(process.env);
  process.env.BODY_SIZE_LIMIT ??= BODY_SIZE_LIMIT;
  // Made by adapter-node; this file is bundled beside it. It reads the environment when it is loaded.
  const handlerUrl = new URL('./handler.js', import.meta.url).href;
  const { handler } = (await import(handlerUrl)) as { handler: RequestListener };
  await warmUp(handler, FIRST_PAGES, { cookie: FIRST_COOKIE, ...passedOn({ header, depth }) });
  const host = process.env.HOST ?? '0.0.0.0';
  const port = Number(process.env.PORT ?? 3000);
  server = new GracefulServer(withStandingHeaders(handler, process.env.ORIGIN), {
    ...{ host, port },
    drainMs: seconds('DRAIN_SECONDS', 0),
    closeMs: seconds('SHUTDOWN_TIMEOUT', 3),
    keepAliveMs: seconds('KEEP_ALIVE_TIMEOUT', 95),
    headersMs: seconds('HEADERS_TIMEOUT', 100),
    onDrain: () => emit('partyquiz:drain')
  });
  await server.listen().catch((error: unknown) => {
    const names = { hostName: 'HOST', portName: 'PORT' };
    throw new Error(explainListenError(codeOf(error), { host, port, ...names }) ?? String(error));
  });
  emit('partyquiz:listening');
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
serve().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
