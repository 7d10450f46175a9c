import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Client, Entrance } from '../room/client.ts';
import { Frame, Tick } from '../room/frame.ts';
import type { Room } from '../room/room.ts';
import type { OwnerOp } from './messages.ts';
import { OwnerLink } from './owner-link.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A link whose room only keeps the clients that enter it. */
function link() {
  const clients: Client[] = [];
  const left: Client[] = [];
  const room = {
    enter: (client: Client) => void clients.push(client),
    leave: (client: Client) => void left.push(client),
    receive: () => false
  } as unknown as Room;
  const sent: OwnerOp[][] = [];
  const owner = new OwnerLink({
    link: 'link',
    room,
    publish: async (_n, ops) => {
      sent.push([...ops]);
      return 1;
    },
    onBroken: () => undefined
  });
  const entrance: Entrance = { kind: 'attend', role: 'display', last: {} };
  const batch = { worker: 'w', link: 'link' };
  owner.receive({ ...batch, n: 1, ops: [1, 2, 3].map((id) => ['enter', id, entrance, 5, 0] as const) });
  return { owner, clients: clients as [Client, Client, Client], left, sent, batch };
}
const turn = () => vi.advanceTimersByTimeAsync(1);

test('a frame for many clients travels once', async () => {
  const { clients, sent } = link();
  const shared = new Frame('shared');
  clients.forEach((client, n) => {
    client.sendAll([shared, new Frame(`own ${String(n)}`)]);
  });
  await turn();
  expect(sent).toEqual([
    [
      ['send', [1, 2, 3], 'shared'],
      ['send', [1], 'own 0'],
      ['send', [2], 'own 1'],
      ['send', [3], 'own 2']
    ]
  ]);
});

test('[ROOM-5] a frame that a client gets later than others stays behind what that client got before', async () => {
  const { clients, sent } = link();
  const [a, b] = clients;
  const [old, recent] = [new Frame('6'), new Frame('7')];
  a.send(recent);
  b.sendAll([new Frame('resumed'), old, recent]);
  await turn();
  expect(sent.flat().map((op) => (op[0] === 'send' ? [op[1], op[2]] : op))).toEqual([
    [[1], '7'],
    [[2], 'resumed'],
    [[2], '6'],
    [[2], '7']
  ]);
});

test('frames of the next batch are named anew', async () => {
  const { clients, sent } = link();
  const frame = new Frame('count');
  clients[0].send(frame);
  await turn();
  clients[1].send(frame);
  await turn();
  expect(sent).toEqual([[['send', [1], 'count']], [['send', [2], 'count']]]);
});

test('[ROOM-9] what a client may not say ends it, and it hears nothing more', async () => {
  const { owner, clients, left, sent, batch } = link();
  const frame = { t: 'do', id: '12345678', command: { type: 'end' } } as const;
  owner.receive({ ...batch, n: 2, ops: [['say', 2, frame, 40, 0]] });
  clients[1].send(new Frame('late'));
  await turn();
  expect(sent.flat()).toEqual([['end', 2, 'badFrame', null]]);
  expect(left).toEqual([clients[1]]);
  expect(clients[1].rttMs).toBe(40);
});

test('when it breaks, its clients leave the room', () => {
  const { owner, clients, left } = link();
  owner.close();
  expect(left).toEqual(clients);
});

test('[ROOM-21] of a moving picture only the latest waits, and it travels once', async () => {
  const { clients, sent } = link();
  const picture = (byte: number) => new Tick(new Uint8Array([byte]));
  const text = (byte: number) => Buffer.from([byte]).toString('base64');
  const [old, latest, next] = [picture(1), picture(2), picture(3)];
  for (const tick of [old, latest]) for (const client of clients) client.tick(tick);
  clients[0].send(new Frame('shared'));
  await turn();
  clients[1].tick(next);
  await turn();
  expect(sent).toEqual([
    [
      ['tick', [1, 2, 3], text(2)],
      ['send', [1], 'shared']
    ],
    [['tick', [2], text(3)]]
  ]);
});
