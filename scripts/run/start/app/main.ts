import type { RequestListener } from 'node:http';
import { readEnv } from '#realtime/env.ts';
import { runWorker } from '#realtime/run-worker.ts';
import { codeOf, messageOf } from '#ops/failure.ts';
import { withStandingHeaders } from '#ops/standing-headers.ts';
import { GracefulServer } from '../../serve/graceful-server.ts';
import { PORT_BUSY_EXIT_CODE, type AppMessage } from './messages.ts';
import { setTrustedHeaders } from './trusted-headers.ts';

declare const __VERSION__: string | undefined;
const version = typeof __VERSION__ === 'string' ? __VERSION__ : 'dev';

/** Running requests may take so long to finish, in ms. */
const CLOSE_MS = 3_000;
const KEEP_ALIVE_MS = 5_000;
const HEADERS_MS = 60_000;
/** For the connections to the database to close, in ms. */
const EXIT_MS = 1_500;
/** Another worker that still holds the database is worth a word after this long, in ms. */
const TELL_WAITING_AFTER_MS = 3_000;

// The channel to the supervisor closes when it dies, however it dies: then nobody stops or restarts us any more, and the
// next start needs our port and lock. What is acknowledged is committed.
process.once('disconnect', () => process.exit(1));

const tell = (type: AppMessage['type']) => process.send?.({ type } satisfies AppMessage);
// SvelteKit's own event and ours are not among those that Node's types know.
const emit = (event: string) => (process as NodeJS.EventEmitter).emit(event, 'SIGTERM');

function fail(error: unknown): never {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(codeOf(error) === 'EADDRINUSE' ? PORT_BUSY_EXIT_CODE : 1);
}

try {
  // Sockets come by way of our server. The worker's own is for nobody, on whatever port is free.
  const env = { ...readEnv(process.env), host: '127.0.0.1', port: 0 };
  // The handler is made by adapter-node; this file is bundled into build/start/. The app watches the process for both.
  const handlerUrl = new URL('../handler.js', import.meta.url).href;
  const [app, { worker, stop: stopWorker }] = await Promise.all([
    import(handlerUrl) as Promise<{ handler: RequestListener }>,
    runWorker(env, version)
  ]);
  const pages = withStandingHeaders(app.handler, process.env.ORIGIN);
  const server = new GracefulServer(
    (request, response) => {
      setTrustedHeaders(request);
      pages(request, response);
    },
    {
      host: process.env.HOST ?? '',
      port: Number(process.env.PORT),
      ...{ drainMs: 0, closeMs: CLOSE_MS, keepAliveMs: KEEP_ALIVE_MS, headersMs: HEADERS_MS },
      onDrain: () => emit('partyquiz:drain'),
      onUpgrade: (request, socket, head) => {
        setTrustedHeaders(request);
        worker.upgrade(request, socket, head);
      }
    }
  );

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // Together: no connection ends before the worker has said goodbye to its socket.
    await Promise.all([stopWorker(), server.stop()]);
    emit('sveltekit:shutdown');
    setTimeout(() => process.exit(0), EXIT_MS);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop().catch(fail));
  // Another worker took over: ours has let go of everything, and another try waits for its turn.
  void worker.stopped.then(() => {
    if (!stopping) process.exit(1);
  });

  await server.listen();
  emit('partyquiz:listening');
  const waiting = setTimeout(() => tell('waiting'), TELL_WAITING_AFTER_MS);
  await worker.ready;
  clearTimeout(waiting);
  tell('ready');
} catch (error) {
  fail(error);
}
