import { createServer, type RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { withStandingHeaders } from '#ops/standing-headers.ts';
import { PORT_BUSY_EXIT_CODE, type ToSupervisor, type ToWebServer } from './messages.ts';
import { setTrustedHeaders } from './trusted-headers.ts';
import { Tunnel } from './tunnel.ts';

/** Sockets may stay this long after a stop: the worker says goodbye through them, in ms. */
const TUNNEL_PATIENCE_MS = 6_000;
/** For the database connections to close, in ms. */
const CLOSE_PATIENCE_MS = 1_500;
const POLL_MS = 50;

// Made by adapter-node; this file is bundled into build/start/.
const handlerUrl = new URL('../handler.js', import.meta.url).href;
const app = (await import(handlerUrl)) as { handler: RequestListener };
const handler = withStandingHeaders(app.handler, process.env.ORIGIN);

const tunnel = new Tunnel();
const server = createServer((request, response) => {
  setTrustedHeaders(request);
  handler(request, response);
});
server.on('upgrade', (request, socket, head) => {
  // A connection of a plain HTTP server is always a net.Socket.
  tunnel.forward(request, socket as Socket, head);
});
server.once('error', (error: NodeJS.ErrnoException) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(error.code === 'EADDRINUSE' ? PORT_BUSY_EXIT_CODE : 1);
});
server.listen({ host: process.env.HOST, port: Number(process.env.PORT) }, () => {
  const message: ToSupervisor = { type: 'listening' };
  process.send?.(message);
});

process.on('message', (message: ToWebServer) => {
  tunnel.workerPort = message.port ?? undefined;
});

/** New requests are refused at once, running ones finish, sockets live until the worker has ended them. */
function stop() {
  const poll = setInterval(() => {
    server.closeIdleConnections();
    if (tunnel.size > 0) return;
    clearInterval(poll);
    server.closeAllConnections();
  }, POLL_MS);
  setTimeout(() => {
    tunnel.destroyAll();
  }, TUNNEL_PATIENCE_MS).unref();
  server.close(() => {
    // SvelteKit's own event; the types of Node know only Node's.
    (process as NodeJS.EventEmitter).emit('sveltekit:shutdown', 'SIGTERM');
    process.channel?.unref();
    setTimeout(() => process.exit(0), CLOSE_PATIENCE_MS).unref();
  });
  server.closeIdleConnections();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
