import { singleChoice, frozenQuiz } from '#core/quiz/quiz.fixture.ts';
import { MAX_CREDIT_MS } from '#core/game/clock/tap.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeClient, RoomTest } from './room.fixture.ts';

const LIMIT_SECONDS = 5;
const POINTS = 1_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Network {
  /** One way, in ms. */
  readonly up: number;
  readonly down: number;
}

/** A phone behind a network. It knows the server's clock from one exchange, as well as that can be known. */
class Phone {
  readonly client = new FakeClient();
  readonly #network: Network;
  readonly #t: RoomTest;
  #clockError = 0;

  constructor(t: RoomTest, number: number, network: Network) {
    this.#t = t;
    this.#network = network;
    t.join(number, this.client);
    this.client.rttMs = network.up + network.down;
    // Half of the round trip is the best guess for either way (NTP, RFC 5905 §8).
    this.#clockError = (network.down - network.up) / 2;
  }

  /** Taps now; `at` is what the phone claims, else the truth as it knows it. */
  tap(id: string, at = Date.now() + this.#clockError): void {
    setTimeout(() => {
      this.#t.answer(this.client, id, { at });
    }, this.#network.up);
  }

  get points(): number {
    return this.client.all('you').at(-1)?.you.score ?? 0;
  }
}

async function play(
  networks: readonly Network[],
  taps: (phones: readonly Phone[], opensAt: number) => void,
  waitMs: number
) {
  const t = new RoomTest(frozenQuiz([singleChoice({ timeLimitSeconds: LIMIT_SECONDS, points: POINTS })]));
  await t.start();
  const phones = networks.map((network, n) => new Phone(t, n + 1, network));
  await t.settle();
  await t.toOpen();
  const { opensAt } = t.host.view?.['timing'] as { opensAt: number };
  await t.pass(waitMs);
  taps(phones, opensAt);
  await t.pass(1_000);
  await t.toLocked();
  await t.next();
  return phones.map((phone) => phone.points);
}
/** What so many ms are worth. */
const worth = (ms: number) => (ms / (LIMIT_SECONDS * 1_000)) * (POINTS / 2);
const oneWay = (rtt: number): Network => ({ up: rtt / 2, down: rtt / 2 });

describe('[CLOCK-2] fairness', () => {
  test('players at 5 ms and at 300 ms who tap at the same moment score within 1 % of each other', async () => {
    const tapBoth = (phones: readonly Phone[]) => {
      for (const [n, phone] of phones.entries()) phone.tap(`answer-${String(n)}`);
    };
    const [near = 0, far = 0] = await play([oneWay(5), oneWay(300)], tapBoth, 1_200);
    expect(near).toBeGreaterThan(800);
    expect(Math.abs(near - far) / near).toBeLessThanOrEqual(0.01);
  });

  test('however lopsided the network is, a phone is off by no more than it can know', async () => {
    const network = fc.record({
      up: fc.integer({ min: 1, max: 200 }),
      down: fc.integer({ min: 1, max: 200 })
    });
    await fc.assert(
      fc.asyncProperty(network, fc.integer({ min: 300, max: 3_000 }), async (net, waitMs) => {
        const tapBoth = ([near, far]: readonly Phone[]) => {
          near?.tap('answer-near');
          far?.tap('answer-far');
        };
        const [near = 0, far = 0] = await play([oneWay(2), net], tapBoth, waitMs);
        expect(Math.abs(near - far)).toBeLessThanOrEqual(worth(Math.abs(net.up - net.down) / 2) + 1);
      }),
      { numRuns: 40 }
    );
  });

  test.each([
    { rtt: 5, gain: 5 },
    { rtt: 300, gain: 300 },
    // Who answers the server's pings late on purpose looks far away.
    { rtt: 5_000, gain: MAX_CREDIT_MS }
  ])('a liar at $rtt ms gains no more than the clamp', async ({ rtt, gain }) => {
    const network = { up: 2, down: rtt - 2 };
    const tap = ([honest, liar]: readonly Phone[], opensAt: number) => {
      honest?.tap('answer-honest', Date.now());
      liar?.tap('answer-liar', opensAt);
    };
    const [honest = 0, liar = 0] = await play([{ up: 2, down: 2 }, network], tap, 2_000);
    expect(liar).toBeGreaterThan(honest - 1);
    expect(liar - honest).toBeLessThanOrEqual(worth(gain) + 1);
  });

  test('a tap of the future counts as now', async () => {
    const tap = ([honest, early]: readonly Phone[], opensAt: number) => {
      honest?.tap('answer-honest');
      early?.tap('answer-early', opensAt + 60_000);
    };
    const [honest = 0, early = 0] = await play([oneWay(4), oneWay(4)], tap, 1_000);
    expect(early).toBeGreaterThan(0);
    expect(early).toBeLessThanOrEqual(honest);
  });
});
