import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeClient, RoomTest } from './room.fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A room with a host, and a deputy for as long as the store knows his right. */
async function withDeputy() {
  const t = new RoomTest();
  await t.start(1);
  const deputy = new FakeClient();
  t.store.signIns.add('right');
  t.room.enter(deputy, { kind: 'attend', role: 'host', last: {}, signIn: 'right' });
  await t.settle();
  const recheck = async () => {
    expect(t.room.receive(t.host, { t: 'recheck' })).toBe(true);
    await t.settle();
  };
  return { t, deputy, recheck };
}
const hosts = (client: FakeClient) => client.all('count').at(-1)?.hosts;

test('[ROOM-26] a host says that rights have changed: whose is over leaves at once, the others stay', async () => {
  const { t, deputy, recheck } = await withDeputy();
  await recheck();
  expect(deputy.ended).toBeUndefined();
  t.store.signIns.delete('right');
  await recheck();
  expect(deputy.ended).toMatchObject({ reason: 'unauthorised' });
  // What he sent before he heard of it counts for nothing.
  t.order({ type: 'next', from: 'lobby' }, deputy);
  await t.settle();
  expect(t.host.view?.['phase']).toBe('lobby');
  expect(t.host.ended).toBeUndefined();
});

test('[ROOM-26] nobody is let go for a database that is away', async () => {
  const { t, deputy, recheck } = await withDeputy();
  t.store.signIns.delete('right');
  t.store.down = true;
  await recheck();
  expect(deputy.ended).toBeUndefined();
  expect(t.warnings).toContain('rights of hosts not looked at');
  t.store.down = false;
  await recheck();
  expect(deputy.ended).toMatchObject({ reason: 'unauthorised' });
});

test('[ROOM-26] players and displays do not ask for it', async () => {
  const { t } = await withDeputy();
  const [display, player] = [new FakeClient(), t.join(2)];
  t.attend(display, 'display');
  await t.settle();
  for (const client of [display, player]) expect(t.room.receive(client, { t: 'recheck' })).toBe(false);
});

test('[ROOM-26] hosts are told how many panels are open, displays are not', async () => {
  const { t, deputy } = await withDeputy();
  const display = new FakeClient();
  t.attend(display, 'display');
  await t.pass(500);
  expect([hosts(t.host), hosts(deputy)]).toEqual([2, 2]);
  expect(display.all('count').at(-1)).not.toHaveProperty('hosts');
  t.room.leave(deputy);
  await t.pass(500);
  expect(hosts(t.host)).toBe(1);
});

test('[GAME-13] the deputy goes on when the host’s laptop dies', async () => {
  const { t, deputy } = await withDeputy();
  t.room.leave(t.host);
  await t.pass(30_000);
  expect(deputy.view).not.toHaveProperty('paused');
  t.order({ type: 'next', from: 'lobby' }, deputy);
  await t.settle();
  expect(deputy.view?.['phase']).not.toBe('lobby');
});
