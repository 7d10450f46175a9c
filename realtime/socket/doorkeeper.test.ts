import { SESSION } from '#core/game/game.fixture.ts';
import { SEAT_LIFETIME_MS, issueClaims, readClaims, type Claims } from '#core/protocol/ticket.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { InProcessHub } from '../bus/in-process-bus.ts';
import { Credentials } from '../room/credentials.ts';
import { FakeGuest, SECRET, WorkersTest, type TestWorker } from '../room/workers.fixture.ts';

const PUB = '192.0.2.7';
const { sign, equal } = new Credentials(SECRET);

let t: WorkersTest;
beforeEach(() => {
  vi.useFakeTimers();
  t = new WorkersTest(3, new InProcessHub());
});
afterEach(async () => {
  await t.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

let joins = 0;
const joinFrame = (code: string) =>
  ({ t: 'join', id: `join-${String(++joins).padStart(20, '0')}`, code, name: 'Ann', avatar: '🦊' }) as const;

/** How a knock at a worker ends, and after how long, in ms. */
async function knock(worker: TestWorker, code: string, address: string | null = PUB) {
  const since = performance.now();
  const admission = worker.doorkeeper.admit(joinFrame(code), address ?? undefined);
  const result = admission.then((admitted) => ({
    outcome: admitted.ok ? 'in' : admitted.reason,
    ms: performance.now() - since,
    entrance: admitted.ok ? admitted.entrance : undefined
  }));
  await t.pass(12_000);
  return result;
}

/** A neighbour guesses until he is refused. */
async function guess(worker: TestWorker, address: string | null = PUB): Promise<string[]> {
  const outcomes = [];
  for (let n = 0; n < 125; n++) {
    const admission = worker.doorkeeper.admit(
      joinFrame(`ZZ${String(n).padStart(3, '0')}`),
      address ?? undefined
    );
    await t.pass(1);
    outcomes.push(admission);
  }
  await t.pass(2_000);
  return (await Promise.all(outcomes)).map((admitted) => (admitted.ok ? 'in' : admitted.reason));
}

describe('a neighbour’s wrong codes', () => {
  test('[ROOM-16] are refused from the 121st on, and shut nobody’s door', async () => {
    const outcomes = await guess(t.worker(0));
    expect(outcomes.slice(0, 120)).toEqual(Array.from({ length: 120 }, () => 'notFound'));
    expect(new Set(outcomes.slice(120))).toEqual(new Set(['tooMany']));
    // Nobody has opened the room, at any worker: the first guest of all.
    const first = await knock(t.worker(0), 'ABCDE');
    expect(first.outcome).toBe('in');
    expect(first.ms).toBeLessThanOrEqual(1_001);
    expect((await knock(t.worker(0), 'ZZZZZ')).outcome).toBe('tooMany');
  });

  test('[ROOM-16] the first guest finds the room that a host has opened with a ticket at once', async () => {
    t.host.enter(t.worker(0));
    await t.pass(50);
    await guess(t.worker(0));
    const { lookUps } = t.worker(0);
    expect(await knock(t.worker(0), 'ABCDE')).toMatchObject({ outcome: 'in', ms: 0 });
    expect(t.worker(0).lookUps).toBe(lookUps);
  });

  test('[ROOM-16] so does the first guest at another worker that has a host', async () => {
    t.host.enter(t.worker(0));
    await t.pass(50);
    new FakeGuest({ kind: 'attend', role: 'host', last: {} }).enter(t.worker(1));
    await t.pass(50);
    await guess(t.worker(1));
    expect(await knock(t.worker(1), 'ABCDE')).toMatchObject({ outcome: 'in', ms: 0 });
  });

  test('[ROOM-16] and at a worker that has never heard of the room', async () => {
    t.host.enter(t.worker(0));
    await t.pass(50);
    await guess(t.worker(2));
    expect((await knock(t.worker(2), 'ABCDE')).outcome).toBe('in');
  });

  test('[ROOM-16] whoever is blocked gets no look-ups for free', async () => {
    await guess(t.worker(0));
    const { lookUps } = t.worker(0);
    const since = performance.now();
    const asked = [];
    for (let n = 0; n < 400; n++) {
      asked.push(t.worker(0).doorkeeper.admit(joinFrame(`QQ${String(n).padStart(4, '0')}`), PUB));
      await t.pass(5);
    }
    await t.pass(2_000);
    for (const each of asked) expect(await each).toEqual({ ok: false, reason: 'tooMany' });
    expect(t.worker(0).lookUps - lookUps).toBeLessThanOrEqual((performance.now() - since) / 1_000 + 1);
  });

  test('[ROOM-16] without a known address nobody is blocked, and guessing costs one look a second', async () => {
    const { lookUps } = t.worker(0);
    const outcomes = await guess(t.worker(0), null);
    expect(new Set(outcomes)).toEqual(new Set(['notFound']));
    expect(t.worker(0).lookUps - lookUps).toBeLessThanOrEqual(4);
  });

  test('while the database is away everybody is told to come again', async () => {
    await guess(t.worker(0));
    t.worker(0).databaseAway = true;
    expect((await knock(t.worker(0), 'ABCDE')).outcome).toBe('unavailable');
  });
});

describe('joins from one address', () => {
  const crowd = async (count: number, address: string | undefined) => {
    const admitted = Array.from({ length: count }, () =>
      t.worker(0).doorkeeper.admit(joinFrame('ABCDE'), address)
    );
    await t.pass(12_000);
    return (await Promise.all(admitted)).filter(({ ok }) => ok).length;
  };

  test('[ROOM-17] a company of 1,500 comes in at once; a flood gets no more than its share', async () => {
    expect(await crowd(1_500, PUB)).toBe(1_500);
    expect(await crowd(400, PUB)).toBe(300);
    expect((await knock(t.worker(1), 'ABCDE', '192.0.2.8')).outcome).toBe('in');
  });

  test('[ROOM-17] no bound holds where the address is not known', async () => {
    expect(await crowd(1_900, undefined)).toBe(1_900);
  });

  test('[GAME-17] bring a print that tells no address, the same at every worker, another in every session', async () => {
    const printOf = async (worker: TestWorker, address: string) => {
      const { entrance } = await knock(worker, 'ABCDE', address);
      return entrance?.kind === 'join' ? entrance.from : 'none';
    };
    const print = await printOf(t.worker(0), PUB);
    expect(print).toMatch(/^[\w-]{10}$/);
    expect(await printOf(t.worker(1), PUB)).toBe(print);
    expect(await printOf(t.worker(0), '192.0.2.8')).not.toBe(print);
    const admitted = t.worker(0).doorkeeper.admit(joinFrame('ABCDE'), undefined);
    await t.pass(2_000);
    expect(await admitted).not.toHaveProperty('entrance.from');
  });
});

describe('a seat and its sign-in', () => {
  const claims = (part: Partial<Claims>) =>
    issueClaims(
      {
        use: 'ticket',
        session: SESSION,
        role: 'host',
        expires: Date.now() + SEAT_LIFETIME_MS,
        nonce: String(Math.random()),
        ...part
      },
      sign
    );
  const attend = async (worker: TestWorker, part: Partial<Claims> = {}) => {
    const admission = worker.doorkeeper.admit({ t: 'attend', ticket: claims(part) }, PUB);
    await t.pass(50);
    return admission;
  };
  const resume = async (worker: TestWorker, token: string) => {
    const admission = worker.doorkeeper.admit({ t: 'resume', code: 'ABCDE', token }, PUB);
    await t.pass(2_000);
    return admission;
  };
  const ended = { ok: false, reason: 'unauthorised' };

  /** A host whose sign-in lives, at a worker that need not have the room. */
  async function hosting(worker: TestWorker) {
    t.store.signIns.add('hash');
    const admission = await attend(worker, { signIn: 'hash' });
    if (!admission.ok) throw new Error(admission.reason);
    const host = new FakeGuest(admission.entrance);
    host.enter(worker);
    // As the connection does.
    worker.signIns.add(host, 'hash');
    await t.pass(50);
    return host;
  }

  test('[ROOM-19] the seat carries what the ticket said', async () => {
    const host = await hosting(t.worker(0));
    const seat = readClaims(host.token, 'seat', Date.now(), sign, equal);
    expect(seat).toMatchObject({ role: 'host', signIn: 'hash' });
    expect(await resume(t.worker(1), host.token)).toMatchObject({ ok: true, entrance: { signIn: 'hash' } });
    t.store.signIns.clear();
    expect(await resume(t.worker(1), host.token)).toEqual(ended);
    expect(await attend(t.worker(1), { signIn: 'hash' })).toEqual(ended);
  });

  test('[ROOM-19] [GAME-13] a sign-in that is over ends its hosts within a minute, also at a worker without the room', async () => {
    t.host.enter(t.worker(0));
    await t.pass(50);
    const host = await hosting(t.worker(1));
    t.host.leave();
    await t.pass(61_000);
    expect(host.ended).toBeUndefined();
    t.store.signIns.clear();
    await t.pass(61_000);
    expect(host.ended?.reason).toBe('unauthorised');
    expect(t.worker(0).rooms.report()).toEqual([{ session: SESSION, clients: 0 }]);
  });

  test('[ROOM-19] while the database is away nobody is let go, and a host comes back without waiting long', async () => {
    const host = await hosting(t.worker(0));
    t.store.signIns.clear();
    t.worker(0).databaseAway = true;
    await t.pass(61_000);
    expect(host.ended).toBeUndefined();
    expect(await resume(t.worker(0), host.token)).toMatchObject({ ok: true });
  });

  test('[ROOM-19] a seat of 0.2.0 has no sign-in and stays good; a display asks for none', async () => {
    expect(await attend(t.worker(0))).toMatchObject({ ok: true });
    const old = claims({ use: 'seat' });
    expect(await resume(t.worker(0), old)).toMatchObject({ ok: true });
    const display = await attend(t.worker(0), { role: 'display', signIn: 'long gone' });
    expect(display).toMatchObject({ ok: true, entrance: { role: 'display' } });
  });
});
