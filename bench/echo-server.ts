import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

// The floor: what a bare server needs for the same messages. It reads the frame as JSON, as everybody must, and
// answers with as many bytes as an acknowledgement has.
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const { id } = JSON.parse((data as Buffer).toString('utf8')) as { id: string };
    socket.send(JSON.stringify({ t: 'ack', id }));
  });
});
server.on('listening', () => {
  process.stdout.write(`${String((server.address() as AddressInfo).port)}\n`);
});
process.on('SIGTERM', () => process.exit(0));
