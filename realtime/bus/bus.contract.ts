import { asId, type LiveSessionId } from '#core/ids.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bus } from './bus.ts';

export interface BusFixture {
  /** A bus of one more worker on the same medium. */
  worker(id: string): Promise<Bus>;
  /** Lets `ms` of the medium's time pass. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** What every adapter of the bus must do. */
export function busContract(name: string, open: () => Promise<BusFixture>): void {
  describe(`bus: ${name}`, () => {
    const session = asId<LiveSessionId>('2f0c1a52-8f0b-4b2e-9f43-0d3c86a0a001');
    let fixture: BusFixture;
    let a: Bus;
    let b: Bus;

    beforeEach(async () => {
      fixture = await open();
      a = await fixture.worker('a');
      b = await fixture.worker('b');
    });
    afterEach(async () => {
      await fixture.close();
    });

    test('a bus that is there answers', async () => {
      await expect(a.ping()).resolves.toBeUndefined();
    });

    test('one room has one owner, and the others learn who', async () => {
      expect(await a.claim(session, 5_000)).toEqual({ mine: true });
      expect(await b.claim(session, 5_000)).toEqual({ mine: false, owner: 'a' });
    });

    test('an owner renews its claim', async () => {
      await a.claim(session, 1_000);
      await fixture.pass(700);
      await a.claim(session, 1_000);
      await fixture.pass(700);
      expect(await b.claim(session, 1_000)).toEqual({ mine: false, owner: 'a' });
    });

    test('a claim that is not renewed runs out', async () => {
      await a.claim(session, 500);
      await fixture.pass(600);
      expect(await b.claim(session, 5_000)).toEqual({ mine: true });
    });

    test('a released room is free at once, and only its owner can release it', async () => {
      await a.claim(session, 5_000);
      await b.release(session);
      expect((await b.claim(session, 5_000)).mine).toBe(false);
      await a.release(session);
      expect((await b.claim(session, 5_000)).mine).toBe(true);
    });

    test('the claim of a worker that is gone can be taken over, and by one other only', async () => {
      const c = await fixture.worker('c');
      await a.claim(session, 5_000);
      expect(await b.claim(session, 5_000, 'somebody else')).toEqual({ mine: false, owner: 'a' });
      expect(await b.claim(session, 5_000, 'a')).toEqual({ mine: true });
      expect(await c.claim(session, 5_000, 'a')).toEqual({ mine: false, owner: 'b' });
      expect(await a.claim(session, 5_000)).toEqual({ mine: false, owner: 'b' });
      await a.release(session);
      expect(await c.claim(session, 5_000)).toEqual({ mine: false, owner: 'b' });
    });

    test('messages reach every subscriber in order, across workers', async () => {
      const heard: string[] = [];
      await a.subscribe('room', (message) => heard.push(`a${message}`));
      const stop = await b.subscribe('room', (message) => heard.push(`b${message}`));
      expect(await a.publish('room', '1')).toBe(2);
      expect(await b.publish('room', '2')).toBe(2);
      await expect.poll(() => heard.length).toBe(4);
      expect(heard.filter((line) => line.startsWith('a'))).toEqual(['a1', 'a2']);
      expect(heard.filter((line) => line.startsWith('b'))).toEqual(['b1', 'b2']);
      await stop();
      expect(await a.publish('room', '3')).toBe(1);
    });

    test('a channel without a subscriber says so', async () => {
      expect(await a.publish('nobody', 'x')).toBe(0);
    });

    test('a key is used once by whichever worker comes first, until it expires', async () => {
      expect(await a.once('ticket', 1_000)).toBe(true);
      expect(await b.once('ticket', 1_000)).toBe(false);
      await fixture.pass(1_100);
      expect(await b.once('ticket', 1_000)).toBe(true);
    });

    test('hits are counted together and forgotten with their window', async () => {
      const twice = { limit: 2, windowMs: 1_000 };
      expect(await a.allow('join', twice)).toBe(true);
      expect(await b.allow('join', twice)).toBe(true);
      expect(await a.allow('join', twice)).toBe(false);
      expect(await a.allow('other', twice)).toBe(true);
      await fixture.pass(1_100);
      expect(await b.allow('join', twice)).toBe(true);
    });

    test('a worker that closes leaves no claim and no subscription behind', async () => {
      await a.claim(session, 5_000);
      await a.subscribe('room', () => undefined);
      await a.close();
      expect(await b.publish('room', 'x')).toBe(0);
      expect((await b.claim(session, 5_000)).mine).toBe(true);
    });
  });
}
