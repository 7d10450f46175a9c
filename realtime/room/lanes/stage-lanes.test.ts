import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reactions } from '#core/game/stage/reaction.ts';
import { FakeClient, RoomTest } from '../room.fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function party(players: number) {
  const t = new RoomTest();
  const guests = await t.start(players);
  const display = new FakeClient();
  t.attend(display, 'display');
  await t.settle();
  const idOf = (guest: FakeClient | undefined) => guest?.all('welcome')[0]?.you?.id ?? ('' as never);
  return { t, guests, display, idOf };
}
const names = (display: FakeClient) => display.all('crowd').map(({ faces }) => faces.map(([, name]) => name));

test('[ROOM-23] a display has the whole crowd of the lobby, then who comes, goes or is called otherwise', async () => {
  const { t, guests, display, idOf } = await party(2);
  expect(names(display)).toEqual([['Player 1', 'Player 2']]);
  t.join(3);
  t.order({ type: 'rename', playerId: idOf(guests[0]), name: 'Ann' });
  await t.pass(300);
  expect(names(display).slice(1).flat().sort()).toEqual(['Ann', 'Player 3']);
  t.order({ type: 'kick', playerId: idOf(guests[1]) });
  await t.pass(300);
  expect(display.all('crowd').at(-1)).toEqual({ t: 'crowd', faces: [], gone: [idOf(guests[1])] });
  const again = new FakeClient(display);
  t.attend(again, 'display');
  await t.settle();
  expect(again.all('crowd')).toMatchObject([
    {
      all: true,
      faces: [
        [idOf(guests[0]), 'Ann', '🦊'],
        [expect.any(String), 'Player 3', '🦊']
      ]
    }
  ]);
  for (const other of [t.host, ...guests]) expect(other.all('crowd')).toEqual([]);
  await t.next();
  t.join(4);
  await t.pass(300);
  expect(names(again)).toHaveLength(1);
});

test('[ROOM-23] the display hears who has answered, the latest first, and no phone does', async () => {
  const { t, guests, display, idOf } = await party(3);
  await t.toOpen();
  for (const guest of [guests[1], guests[0]])
    if (guest) t.answer(guest, `answer-${guest.token}`.slice(0, 30));
  await t.pass(300);
  expect(
    display
      .all('count')
      .at(-1)
      ?.dared?.map(([id]) => id)
  ).toEqual([idOf(guests[0]), idOf(guests[1])]);
  for (const guest of guests) expect(guest.all('count')).toEqual([]);
  expect(guests.map((guest) => guest.all('ack').at(-1)?.n)).toEqual([2, 1, undefined]);
  await t.toLocked();
  await t.pass(300);
  expect(display.all('count').at(-1)).not.toHaveProperty('dared');
});

test('[GAME-28] reactions reach displays counted and capped, jumps in the lobby alone, and none where the host wants none', async () => {
  const { t, guests, display, idOf } = await party(2);
  const react = (guest: FakeClient | undefined, what: number | 'jump') =>
    guest && t.room.receive(guest, { t: 'react', with: what });
  for (let n = 0; n < 100; n++) react(guests[0], 1);
  react(guests[1], 0);
  react(guests[1], 'jump');
  react(guests[1], 'jump');
  await t.pass(300);
  const none = reactions.map(() => 0);
  expect(display.all('reactions')).toEqual([
    { t: 'reactions', counts: [1, 30, ...none.slice(2)], jumps: [idOf(guests[1])] }
  ]);
  expect(t.room.receive(t.host, { t: 'react', with: 0 })).toBe(false);
  await t.next();
  react(guests[0], 'jump');
  react(guests[0], 2);
  await t.pass(300);
  expect(display.all('reactions').at(-1)).toMatchObject({ jumps: [], counts: [0, 0, 1, 0, 0, 0] });
  t.order({ type: 'setStage', reactions: false });
  react(guests[0], 2);
  await t.pass(300);
  expect(display.all('reactions')).toHaveLength(2);
});

test('[ROOM-24] hosts are told how many displays are connected, and nobody else is', async () => {
  const t = new RoomTest();
  await t.start();
  const displays = [new FakeClient(), new FakeClient()];
  for (const display of displays) t.attend(display, 'display');
  await t.pass(250);
  const told = () => t.host.all('count').at(-1)?.displays;
  expect(told()).toBe(2);
  expect(displays[0]?.all('count').at(-1)).not.toHaveProperty('displays');
  for (const display of displays) t.room.leave(display);
  await t.pass(250);
  expect(told()).toBe(0);
});
