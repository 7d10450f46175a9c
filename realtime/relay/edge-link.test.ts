import { SESSION } from '#core/game/game.fixture.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { InProcessBus, InProcessHub } from '../bus/in-process-bus.ts';
import { FakeGuest } from '../room/workers.fixture.ts';
import { EdgeLink } from './edge-link.ts';
import { edgeChannel, ownerChannel, type EdgeBatch, type OwnerOp } from './messages.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A link to an owner that the test plays itself. */
async function link(answers = true) {
  const hub = new InProcessHub();
  const [owner, edge] = [new InProcessBus('owner', hub), new InProcessBus('edge', hub)];
  const heard: EdgeBatch[] = [];
  await owner.subscribe(ownerChannel(SESSION), (message) => {
    const batch = JSON.parse(message) as EdgeBatch;
    heard.push(batch);
    if (answers && batch.ops[0]?.[0] === 'hello') void say(1, 5, ['hello']);
  });
  const say = (n: number, epoch: number, ...ops: OwnerOp[]) =>
    owner.publish(edgeChannel(SESSION, 'edge'), JSON.stringify({ link: heard.at(-1)?.link, epoch, n, ops }));
  let lost = 0;
  const opened = new EdgeLink(SESSION, edge, () => (lost += 1));
  const greeting = opened.open();
  await vi.advanceTimersByTimeAsync(answers ? 5 : 2_000);
  const guest = new FakeGuest({ kind: 'rejoin', token: 'token', last: {} });
  return { link: opened, greeting: await greeting, heard, say, guest, lost: () => lost };
}

test('greets, brings clients in, carries what they say and what they hear', async () => {
  const t = await link();
  expect(t.greeting).toBe('open');
  t.guest.rttMs = 30;
  t.link.enter(t.guest);
  const frame = { t: 'answer', id: '12345678', item: 'x', rev: 0, at: 1, value: 1 } as const;
  t.link.say(t.guest, frame, 1_234);
  await vi.advanceTimersByTimeAsync(5);
  expect(t.heard.at(-1)?.ops).toEqual([
    ['enter', 1, { kind: 'rejoin', token: 'token', last: {} }, 30, 0],
    ['say', 1, frame, 30, 1_234]
  ]);
  await t.say(2, 5, ['seated', 1, 'new token'], ['send', [1], '{"t":"ack","id":"12345678"}']);
  expect(t.guest.frames).toEqual([{ t: 'ack', id: '12345678' }]);
  expect(t.guest.entrance).toMatchObject({ token: 'new token' });
  await t.say(3, 5, ['end', 1, 'kicked', null]);
  expect(t.guest.ended?.reason).toBe('kicked');
  t.link.close();
});

test.each<[string, Parameters<Awaited<ReturnType<typeof link>>['say']>]>([
  ['a batch is missing', [3, 5, ['send', [1], '{"t":"ack","id":"1"}']]],
  ['a beat shows that one is missing', [2, 5]],
  ['the owner asks for it', [0, 5, ['reset']]],
  ['the room is gone', [0, 5, ['gone']]]
])('[ROOM-13] is lost when %s', async (_name, batch) => {
  const t = await link();
  t.link.enter(t.guest);
  await t.say(...batch);
  expect(t.lost()).toBe(1);
  expect(t.guest.frames).toEqual([]);
  t.link.close();
});

test('[ROOM-3] does not listen to an owner of an older epoch', async () => {
  const t = await link();
  t.link.enter(t.guest);
  await t.say(2, 4, ['send', [1], '{"t":"ack","id":"1"}']);
  expect(t.guest.frames).toEqual([]);
  expect(t.lost()).toBe(0);
  t.link.close();
});

test('[ROOM-14] is lost when the owner says nothing more', async () => {
  const t = await link();
  await vi.advanceTimersByTimeAsync(2_500);
  expect(t.lost()).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('an owner that does not answer is not one', async () => {
  const t = await link(false);
  expect(t.greeting).toBe('silent');
  expect(vi.getTimerCount()).toBe(0);
});

test('[ROOM-21] brings a moving picture to the clients that are named', async () => {
  const t = await link();
  t.link.enter(t.guest);
  await t.say(2, 5, ['tick', [1, 99], Buffer.from([1, 2, 255]).toString('base64')]);
  expect(t.guest.ticks.map((bytes) => [...bytes])).toEqual([[1, 2, 255]]);
  t.link.close();
});
