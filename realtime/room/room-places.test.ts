import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { rosterFlags } from '#core/protocol/server-frames.ts';
import { PLACE_KEPT_MS } from './places.ts';
import { FakeClient, RoomTest } from './room.fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function fullRoom(maxPlayers: number, from?: string) {
  const t = new RoomTest();
  t.maxPlayers = maxPlayers;
  await t.start();
  const players = Array.from({ length: maxPlayers }, (_, n) => t.join(n + 1, new FakeClient(), from));
  await t.pass(500);
  return { t, players };
}
const idOf = (client: FakeClient | undefined) => client?.all('welcome')[0]?.you?.id ?? '';
const roomFull = { reason: 'refused', detail: 'roomFull' };

async function knock(t: RoomTest, number: number): Promise<FakeClient> {
  const client = t.join(number);
  await t.settle();
  return client;
}

describe('a room that is full', () => {
  test('[GAME-15] has room again when lobby seats have been without a socket for a minute', async () => {
    const { t, players } = await fullRoom(3);
    for (const player of players.slice(0, 2)) t.room.leave(player);
    expect((await knock(t, 4)).ended).toEqual(roomFull);
    await t.pass(PLACE_KEPT_MS + 1_500);
    expect((await knock(t, 5)).ended).toBeUndefined();
    expect((await knock(t, 6)).ended).toBeUndefined();
    expect((await knock(t, 7)).ended).toEqual(roomFull);
    // The first of those who left is back too late; the other one still has a place when somebody goes.
    const late = new FakeClient();
    t.rejoin(late, players[0]?.token ?? '');
    await t.settle();
    expect(late.ended).toEqual(roomFull);
    t.order({ type: 'kick', playerId: idOf(players[2]) });
    await t.settle();
    const back = new FakeClient();
    t.rejoin(back, players[1]?.token ?? '');
    await t.settle();
    expect(back.ended).toBeUndefined();
    expect(idOf(back)).toBe(idOf(players[1]));
  });

  test('[GAME-15] keeps the place of whoever answered, however long away', async () => {
    const { t, players } = await fullRoom(2);
    const [ann, bob] = players;
    if (!ann || !bob) throw new Error('no players');
    await t.toOpen();
    t.answer(ann, 'answer-1');
    await t.settle();
    for (const player of players) t.room.leave(player);
    await t.pass(2 * PLACE_KEPT_MS);
    expect((await knock(t, 3)).ended).toBeUndefined();
    expect((await knock(t, 4)).ended).toEqual(roomFull);
    const back = new FakeClient();
    t.rejoin(back, ann.token);
    await t.settle();
    expect(back.ended).toBeUndefined();
  });

  test('[GAME-15] a change of owner gives everybody a minute to come back', async () => {
    const { t, players } = await fullRoom(2);
    await t.open();
    await t.pass(PLACE_KEPT_MS - 1_000);
    expect((await knock(t, 3)).ended).toEqual(roomFull);
    t.rejoin(new FakeClient(), players[0]?.token ?? '');
    await t.pass(3_000);
    expect((await knock(t, 4)).ended).toBeUndefined();
    expect((await knock(t, 5)).ended).toEqual(roomFull);
  });
});

describe('what is shown', () => {
  test('[GAME-18] who gave up the place is not waited for, is marked in the roster, and stays in the lobby', async () => {
    const { t, players } = await fullRoom(3);
    const display = new FakeClient();
    t.attend(display, 'display');
    await t.pass(500);
    const gone = idOf(players[0]);
    if (players[0]) t.room.leave(players[0]);
    await t.pass(500);
    const ofDisplay = () => display.all('count').at(-1)?.of;
    expect(ofDisplay()).toBe(3);
    await t.pass(PLACE_KEPT_MS + 1_500);
    expect(ofDisplay()).toBe(2);
    // The phone may only be locked.
    expect(display.view).toMatchObject({ players: 3 });
    expect(JSON.stringify(display.view?.['lobby'])).toContain(gone);
    const flagsOf = () =>
      t.host
        .all('roster')
        .flatMap(({ rows }) => rows)
        .filter(([id]) => id === gone)
        .at(-1)?.[5];
    expect(flagsOf()).toBe(rosterFlags.vacated);

    t.rejoin(new FakeClient(), players[0]?.token ?? '');
    await t.pass(500);
    expect(ofDisplay()).toBe(3);
    expect(flagsOf()).toBe(rosterFlags.connected);
  });

  test('[GAME-18] a host that comes in meanwhile sees the same', async () => {
    const { t, players } = await fullRoom(2);
    if (players[0]) t.room.leave(players[0]);
    await t.pass(PLACE_KEPT_MS + 1_500);
    const laptop = new FakeClient();
    t.attend(laptop, 'host');
    await t.settle();
    const [welcome] = laptop.all('welcome');
    expect(welcome?.roster?.map((row) => row[5])).toEqual([rosterFlags.vacated, rosterFlags.connected]);
    expect(laptop.view).toEqual(t.host.view);
  });

  test('[GAME-17] the host’s rows tell who came from one address and when, in small numbers', async () => {
    const t = new RoomTest();
    await t.start();
    t.join(1, new FakeClient(), 'print of pub');
    t.join(2);
    await t.pass(61_000);
    t.join(3, new FakeClient(), 'print of home');
    t.join(4, new FakeClient(), 'print of pub');
    await t.settle();
    const laptop = new FakeClient();
    t.attend(laptop, 'host');
    await t.settle();
    const rows = laptop.all('welcome')[0]?.roster ?? [];
    const origins = rows.map((row) => row.slice(6));
    expect(origins.map(([from]) => from)).toEqual([1, 0, 2, 1]);
    expect(Number(origins[3]?.[1]) - Number(origins[0]?.[1])).toBe(61);
    expect(JSON.stringify(laptop.frames)).not.toContain('print of');
  });
});

describe('what the host can do', () => {
  test('[GAME-16] a closed door stays closed when the room moves', async () => {
    const { t, players } = await fullRoom(2);
    if (players[0]) t.room.leave(players[0]);
    t.order({ type: 'closeDoor' });
    await t.settle();
    expect(t.host.view?.['door']).toBe('closed');
    expect((await knock(t, 3)).ended).toEqual({ reason: 'refused', detail: 'doorClosed' });
    await t.open();
    expect((await knock(t, 4)).ended).toEqual({ reason: 'refused', detail: 'doorClosed' });
    const back = new FakeClient();
    t.rejoin(back, players[0]?.token ?? '');
    await t.settle();
    expect(back.ended).toBeUndefined();
  });

  test('[GAME-17] a whole flood is removed by one command; a guest beside it stays', async () => {
    const t = new RoomTest();
    t.maxPlayers = 600;
    await t.start();
    const flood = Array.from({ length: 599 }, (_, n) => t.join(n + 1, new FakeClient(), 'flood'));
    const guest = t.join(600, new FakeClient(), 'pub');
    await t.pass(500);
    expect((await knock(t, 601)).ended).toEqual(roomFull);
    t.order({ type: 'kickTogether', playerId: idOf(flood[7]) });
    await t.pass(500);
    expect(flood.every((client) => client.ended?.reason === 'kicked')).toBe(true);
    expect(guest.ended).toBeUndefined();
    expect(t.host.view?.['players']).toBe(1);
    expect(t.host.all('nack')).toEqual([]);
    expect((await knock(t, 602)).ended).toBeUndefined();
    const kicked = (await t.stored()).filter((event) => event.type === 'playerKicked');
    expect(kicked).toHaveLength(599);
  });
});
