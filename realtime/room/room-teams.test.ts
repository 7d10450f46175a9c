import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PersonalView } from '#core/game/views.ts';
import type { TeamDeed } from '#core/protocol/team-frames.ts';
import { FakeClient, joinId, RoomTest } from './room.fixture.ts';

let party: RoomTest;
let clients: FakeClient[];
let said = 0;
beforeEach(async () => {
  vi.useFakeTimers({ now: 1_000_000 });
  party = new RoomTest();
  clients = await party.start(4);
  party.order({ type: 'setTeams', settings: { who: 'both', choose: 'free', answers: 'shared' } });
  await deed(1, { type: 'make', name: 'Foxes', avatar: '🦊', colour: 2 });
  await deed(3, { type: 'make', name: 'Owls', avatar: '🦉', colour: 3 });
  await deed(2, { type: 'find', name: 'foxes' });
});
afterEach(() => {
  vi.useRealTimers();
});

const client = (number: number): FakeClient => {
  const found = clients[number - 1];
  if (!found) throw new Error(`no client ${String(number)}`);
  return found;
};
async function deed(number: number, what: TeamDeed): Promise<void> {
  party.room.receive(client(number), { t: 'team', id: `deed-${String(++said)}`, do: what });
  await party.settle();
}
const you = (number: number): PersonalView | undefined =>
  client(number)
    .frames.flatMap((frame) => ((frame.t === 'you' || frame.t === 'welcome') && frame.you ? [frame.you] : []))
    .at(-1);

test('[GAME-71] a team is told to its members, its key to nobody else', () => {
  expect(you(1)?.team).toMatchObject({
    name: 'Foxes',
    colour: 2,
    members: [{ name: 'Player 1' }, { name: 'Player 2' }]
  });
  const key = you(1)?.team?.key ?? 'none';
  expect(you(2)?.team?.key).toBe(key);
  for (const other of [3, 4]) expect(JSON.stringify(client(other).frames)).not.toContain(key);
  expect(party.host.view?.['team1']).toMatchObject({ name: 'Foxes', key, number: 1, heads: 2 });
  expect(client(4).view?.['teams']).toMatchObject({ list: [{ name: 'Foxes' }, { name: 'Owls' }] });
});

test('[ROOM-27] what a member enters reaches the team at once, and nobody else', async () => {
  await party.toOpen();
  const before = clients.map(({ frames }) => frames.length);
  party.answer(client(1), 'from-one-1', { value: 2 });
  await party.settle();
  expect(you(2)?.answer).toMatchObject({ value: 2, by: you(1)?.id });
  expect(you(1)?.answer).not.toHaveProperty('by');
  // The last edit wins.
  party.answer(client(2), 'from-two-1', { value: 1, rev: 1 });
  await party.settle();
  expect([you(1)?.answer, you(2)?.answer]).toMatchObject([{ value: 1, by: you(2)?.id }, { value: 1 }]);
  for (const other of [3, 4]) expect(client(other).frames).toHaveLength(before[other - 1] ?? -1);
});

test('[GAME-72] another phone comes in by key and has what the team wrote, also at another owner', async () => {
  await party.toOpen();
  party.answer(client(1), 'from-one-1', { value: 2 });
  await party.settle();
  await party.open();
  for (const [index, old] of clients.entries()) {
    const back = new FakeClient(old);
    party.rejoin(back, old.token);
    clients[index] = back;
  }
  clients.push(party.join(5));
  await party.settle();
  await deed(5, { type: 'join', key: you(2)?.team?.key ?? '' });
  expect(you(5)?.answer).toMatchObject({ value: 2 });
  expect(you(1)?.team?.members.map(({ name }) => name)).toEqual(['Player 1', 'Player 2', 'Player 5']);
});

test('[GAME-73] where the captain is gone, another member is it', async () => {
  party.room.leave(client(1));
  await party.pass(14_000);
  expect(you(2)?.team?.captain).toBe(you(1)?.id);
  await party.pass(6_000);
  expect(you(2)?.team?.captain).toBe(you(2)?.id);
});

test('[ROOM-28] who tries key after key is let go', async () => {
  for (let attempt = 0; attempt < 19; attempt++)
    await deed(4, { type: 'join', key: `BAB${String(attempt)}` });
  expect([client(4).ended, client(4).all('nack').at(-1)?.code]).toEqual([undefined, 'unknownTeam']);
  await deed(4, { type: 'join', key: 'BABABA' });
  expect(client(4).ended?.reason).toBe('tooMany');
  // The place in the game is kept, and so is the count.
  const back = new FakeClient();
  party.room.enter(back, { kind: 'join', id: joinId(4), name: 'Player 4', avatar: '🦊' });
  await party.settle();
  clients[3] = back;
  await deed(4, { type: 'join', key: 'BABABA' });
  expect(back.ended?.reason).toBe('tooMany');
});

test('[GAME-77] a paper table is typed in by the host', async () => {
  party.order({ type: 'addPaperTable', name: 'Bar' });
  await party.toOpen();
  const paper = party.host.view?.['team3'] as { id: string };
  const item = (party.host.view?.['item'] as { id: string }).id;
  party.order({ type: 'enterPaperAnswer', teamId: paper.id, itemId: item, value: 1 });
  await party.toLocked();
  await party.next();
  expect(party.host.view?.['team3']).toMatchObject({ isPaper: true, answers: { [item]: 1 } });
});
