import type { AddressInfo, Socket } from 'node:net';
import { maskedFrame } from '#tests/support/websocket-frame.ts';
import { WebSocketServer } from 'ws';
import { collectGarbage } from '../remote/collect-garbage.ts';
import { REMOTE_PATH, serveRemote } from '../remote/serve-remote.ts';

// The floor: what a bare server needs for the same messages. It reads every frame as JSON, as everybody must, answers
// with as many bytes as the worker, and knows nothing.

let welcome = '{}';
const sockets = new Set<Socket>();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (ws, request) => {
  request.socket.setNoDelay(true);
  sockets.add(request.socket);
  ws.on('close', () => sockets.delete(request.socket));
  ws.on('message', (data) => {
    const frame = JSON.parse((data as Buffer).toString('utf8')) as { t: string; id: string };
    ws.send(frame.t === 'answer' ? JSON.stringify({ t: 'ack', id: frame.id }) : welcome);
  });
});

serveRemote(process.env[REMOTE_PATH] ?? '', {
  url: () => `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}/ws`,
  welcome: (text: string) => {
    welcome = text;
  },
  /** The plainest loop there is. */
  send: (text: string) => {
    for (const client of server.clients) client.send(text);
  },
  /** The least there can be: bytes made once, written past the library. */
  write: (text: string) => {
    const wire = maskedFrame(text, { mask: false });
    for (const socket of sockets) socket.write(wire);
  },
  collectGarbage
});
