import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SESSION } from '#core/game/game.fixture.ts';
import { asId, type LiveSessionId } from '#core/ids.ts';
import { issueLead } from '#core/protocol/lead.ts';
import { uuid } from '#core/quiz/quiz.fixture.ts';
import { Credentials } from './credentials.ts';
import { FakeClient, RoomTest } from './room.fixture.ts';
import { HOST_GRACE_MS } from './watches.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function withOne() {
  const t = new RoomTest();
  const [ann] = await t.start(1);
  if (!ann) throw new Error('no player');
  return { t, ann, id: ann.all('welcome')[0]?.you?.id ?? ('' as never) };
}

describe('coming in', () => {
  test('[GAME-2] [GAME-3] a name that cannot be used and a full room are refused with the reason', async () => {
    const t = new RoomTest();
    t.maxPlayers = 1;
    await t.start(1);
    const [nameless, late] = [new FakeClient(), t.join(2)];
    t.room.enter(nameless, { kind: 'join', id: 'join-nameless-0000000000', name: '\u200b', avatar: '🦊' });
    await t.settle();
    expect(late.ended).toEqual({ reason: 'refused', detail: 'roomFull' });
    expect(nameless.ended).toEqual({ reason: 'refused', detail: 'badName' });
    expect(t.room.clientCount).toBe(2);
  });

  test('[ROOM-8] a second device replaces the first', async () => {
    const { t, ann, id } = await withOne();
    const phone = new FakeClient();
    t.rejoin(phone, ann.token, {});
    await t.settle();
    expect(ann.ended?.reason).toBe('replaced');
    expect(phone.all('welcome')[0]?.you?.name).toBe('Player 1');
    await t.toOpen();
    t.answer(phone, 'answer-1');
    t.answer(ann, 'answer-2');
    await t.settle();
    expect(phone.all('ack')).toHaveLength(1);
    expect(t.room.clientCount).toBe(2);
    t.room.leave(ann);
    expect(t.room.clientCount).toBe(2);
    t.order({ type: 'kick', playerId: id });
    await t.settle();
    expect(phone.ended?.reason).toBe('kicked');
  });

  test('[ROOM-8] hosts and displays may have several', async () => {
    const { t } = await withOne();
    const others = [new FakeClient(), new FakeClient(), new FakeClient()];
    others.forEach((client, index) => {
      t.attend(client, index === 0 ? 'host' : 'display');
    });
    await t.settle();
    await t.next();
    for (const client of others) expect(client.view).toMatchObject({ phase: 'itemIntro' });
    expect([t.host, ...others].every((client) => client.ended === undefined)).toBe(true);
  });

  test('a token that nobody has is refused', async () => {
    const { t } = await withOne();
    const stranger = new FakeClient();
    t.rejoin(stranger, 'x'.repeat(22), {});
    await t.settle();
    expect(stranger.ended?.reason).toBe('unauthorised');
  });

  test('[ROOM-12] a room that was given up admits nobody', async () => {
    const { t, ann } = await withOne();
    await t.room.release();
    expect(t.closed).toEqual(['released']);
    expect(ann.ended).toBeUndefined();
    const [late, back, host] = [t.join(2), new FakeClient(), new FakeClient()];
    t.rejoin(back, ann.token, {});
    t.attend(host, 'host');
    await t.settle();
    for (const client of [late, back, host]) expect(client.ended?.reason).toBe('unavailable');
  });
});

describe('coming back', () => {
  test('[ROOM-5] with the last number: exactly the missing frames', async () => {
    const { t, ann } = await withOne();
    await t.next();
    t.room.leave(ann);
    const back = new FakeClient(ann);
    await t.toOpen();
    await t.toLocked();
    t.rejoin(back, ann.token, ann.last ?? {});
    await t.settle();
    expect(back.frames.map((frame) => frame.t)).toEqual(['resumed', 'view', 'view', 'view', 'you']);
    expect(back.view).toMatchObject({ phase: 'locked' });
    const fresh = new FakeClient();
    t.rejoin(fresh, ann.token, {});
    await t.settle();
    expect(back.view).toEqual(fresh.view);
  });

  test('[ROOM-5] with nothing missing: nothing but the greeting', async () => {
    const { t, ann } = await withOne();
    const back = new FakeClient(ann);
    t.rejoin(back, ann.token, ann.last ?? {});
    await t.settle();
    expect(back.frames.map((frame) => frame.t)).toEqual(['resumed', 'you']);
  });

  test('[ROOM-5] too late, from another epoch, or with a number from the future: a snapshot', async () => {
    const t = new RoomTest();
    t.maxPlayers = 100;
    const [ann] = await t.start(1);
    const seen = ann?.last;
    if (!ann || !seen) throw new Error('no player');
    await t.next();
    for (let number = 0; number < 70; number++) {
      t.order({ type: number % 2 === 0 ? 'pause' : 'resume' });
      await t.settle();
    }
    for (const last of [
      seen,
      { ...seen, epoch: seen.epoch - 1 },
      { ...seen, seq: 9_999 },
      { seq: seen.seq },
      {}
    ]) {
      const back = new FakeClient(ann);
      t.rejoin(back, ann.token, last);
      await t.settle();
      expect(back.frames[0]?.t).toBe('welcome');
    }
  });

  test('[ROOM-5] the same number in another epoch is another number', async () => {
    const { t, ann } = await withOne();
    const before = ann.last ?? { epoch: -1, seq: -1 };
    await t.open();
    const back = new FakeClient(ann);
    t.rejoin(back, ann.token, { epoch: before.epoch, seq: 0 });
    await t.settle();
    expect(back.frames[0]?.t).toBe('welcome');
  });

  test('[ROOM-5] a host that comes back knows every row of the roster, also those that others got meanwhile', async () => {
    const { t } = await withOne();
    const laptop = new FakeClient();
    t.attend(laptop, 'host');
    await t.settle();
    t.room.leave(laptop);
    t.join(2);
    await t.pass(1_000);
    const back = new FakeClient(laptop);
    t.attend(back, 'host', laptop.last);
    await t.pass(1_000);
    expect(back.frames[0]?.t).toBe('resumed');
    expect(back.all('roster').flatMap((frame) => frame.rows.map((row) => row[1]))).toContain('Player 2');
  });

  test('an answer that was given is shown to the device that comes back', async () => {
    const { t, ann } = await withOne();
    await t.toOpen();
    t.answer(ann, 'answer-1');
    const back = new FakeClient();
    t.rejoin(back, ann.token, {});
    await t.settle();
    expect(back.all('welcome')[0]?.you?.answer).toMatchObject({ value: 1, rev: 0 });
  });
});

describe('a client that could not be told what changed', () => {
  test('[ROOM-5] is shown everything anew, and hears nothing before that', async () => {
    const { t, ann } = await withOne();
    const release = t.store.holdCommits();
    t.order({ type: 'next', from: 'lobby' });
    await t.settle();
    const before = ann.frames.length;
    t.rejoin(ann, ann.token);
    t.order({ type: 'pause' });
    release();
    await t.settle();
    expect(ann.frames.slice(before).map((frame) => frame.t)[0]).toBe('welcome');
    expect(ann.view).toMatchObject({ phase: 'itemIntro', paused: 'host' });
    expect(ann.ended).toBeUndefined();
    expect(t.room.clientCount).toBe(2);
  });
});

describe('roles', () => {
  test('[ROOM-9] a player cannot command, a host or display cannot answer', async () => {
    const { t, ann } = await withOne();
    const display = new FakeClient();
    t.attend(display, 'display');
    await t.toOpen();
    expect(t.order({ type: 'end' }, ann)).toBe(false);
    expect(t.order({ type: 'end' }, display)).toBe(false);
    const frame = { t: 'answer', id: 'answer-1', item: 'x', rev: 0, at: 0, value: 1 } as const;
    expect(t.room.receive(t.host, frame)).toBe(false);
    expect(t.room.receive(display, frame)).toBe(false);
    await t.settle();
    expect(t.host.view?.['phase']).toBe('open');
  });

  test('[GAME-11] who is left hears the new place when somebody is removed', async () => {
    const t = new RoomTest();
    const [ann, bob] = await t.start(2);
    if (!ann || !bob) throw new Error('no players');
    const { id = '' } = ann.all('welcome')[0]?.you ?? {};
    t.order({ type: 'kick', playerId: id });
    await t.settle();
    expect(bob.all('you').at(-1)?.you).toMatchObject({ of: 1 });
  });

  test('[GAME-11] a removed player is let go and cannot come back, not even by repeating the join', async () => {
    const { t, ann, id } = await withOne();
    t.order({ type: 'kick', playerId: id });
    await t.settle();
    expect(ann.ended?.reason).toBe('kicked');
    const back = new FakeClient();
    t.rejoin(back, ann.token, {});
    const again = t.join(1);
    await t.settle();
    expect(back.ended?.reason).toBe('kicked');
    expect(again.ended?.reason).toBe('kicked');
    expect(again.frames).toEqual([]);
    expect(t.room.clientCount).toBe(1);
  });

  test('[GAME-33] who is given back comes back with the same token, by the same list of the host', async () => {
    const { t, ann, id } = await withOne();
    t.order({ type: 'kick', playerId: id });
    await t.settle();
    t.order({ type: 'readmit', playerId: id });
    const back = new FakeClient();
    t.rejoin(back, ann.token, {});
    await t.settle();
    expect(back.ended).toBeUndefined();
    expect(back.all('welcome')[0]?.you).toMatchObject({ id });
    expect(t.host.view?.['players']).toBe(1);
    expect(t.host.view?.['mayReadmit']).toBe(true);
  });

  test('[ROOM-1] [GAME-5] a double press moves one step', async () => {
    const { t } = await withOne();
    t.order({ type: 'next', from: 'lobby' });
    t.order({ type: 'next', from: 'lobby' });
    await t.settle();
    expect(t.host.all('nack').map((frame) => frame.code)).toEqual(['stale']);
    expect(t.host.view?.['step']).toBe('itemIntro:0');
  });
});

describe('without a host', () => {
  test('[GAME-13] the game pauses itself after the grace, not before', async () => {
    const { t, ann } = await withOne();
    await t.toOpen();
    t.room.leave(t.host);
    await t.pass(HOST_GRACE_MS - 100);
    expect(ann.view).not.toHaveProperty('paused');
    await t.pass(200);
    expect(ann.view?.['paused']).toBe('hostAway');
    expect(ann.view?.['phase']).toBe('open');
  });

  test('[GAME-13] a host that comes back in time, or a second host, prevents it', async () => {
    const { t, ann } = await withOne();
    await t.toOpen();
    const second = new FakeClient();
    t.attend(second, 'host');
    t.room.leave(t.host);
    await t.pass(HOST_GRACE_MS - 5_000);
    t.room.leave(second);
    await t.pass(HOST_GRACE_MS - 16_000);
    t.attend(new FakeClient(), 'host');
    await t.pass(HOST_GRACE_MS * 2);
    expect(ann.view).not.toHaveProperty('paused');
  });
});

describe('clients that misbehave', () => {
  test('[ROOM-9] clients that are gone harm nobody', async () => {
    const { t, ann } = await withOne();
    const dead = t.join(2);
    await t.settle();
    dead.end('tooMany');
    await t.toOpen();
    t.answer(ann, 'answer-1');
    await t.toLocked();
    expect(ann.view?.['phase']).toBe('locked');
    t.room.leave(dead);
    t.room.leave(dead);
    t.room.leave(new FakeClient());
    t.answer(dead, 'answer-2');
    await t.settle();
    expect(t.room.clientCount).toBe(2);
  });

  test('a client that leaves while its seat is being stored gets nothing and blocks nothing', async () => {
    const { t } = await withOne();
    const release = t.store.holdCommits();
    const gone = t.join(2);
    await t.settle();
    t.room.leave(gone);
    release();
    await t.settle();
    expect(gone.frames).toEqual([]);
    expect(t.room.clientCount).toBe(2);
    expect(t.host.view?.['players']).toBe(2);
  });
});

describe('an evening that leads on to another one', () => {
  const lead = (session: LiveSessionId) =>
    issueLead(
      { session, code: 'BCDFG', expires: Date.now() + 1_000 },
      new Credentials('a secret that is long enough for a test').sign
    );

  test('[GAME-36] tells everybody who is still there, with the word of the web app alone', async () => {
    const { t, ann } = await withOne();
    t.order({ type: 'goOn', lead: lead(SESSION) });
    t.order({ type: 'end' });
    t.order({ type: 'goOn', lead: 'made.up' });
    t.order({ type: 'goOn', lead: lead(asId<LiveSessionId>(uuid(5, 9))) });
    await t.settle();
    expect(t.host.all('nack').map(({ code }) => code)).toEqual(['notNow', 'notNow', 'notNow']);
    expect(ann.view).not.toHaveProperty('onward');
    t.order({ type: 'goOn', lead: lead(SESSION) });
    await t.settle();
    expect(ann.view).toMatchObject({ phase: 'ended', onward: 'BCDFG' });
    expect(ann.ended).toBeUndefined();
  });
});
