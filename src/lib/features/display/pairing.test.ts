import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BUSY_MS, LOOK_MS, Pairing, RETRY_MS } from './pairing.svelte.ts';

let answers: (object | number | 'lost')[] = [];
let asked: [path: string, body: unknown][] = [];
let gone: string[] = [];
let pairing: Pairing;
let stop: () => void;

const place = {
  after: (ms: number, act: () => void) => {
    const timer = setTimeout(act, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  fetch: (path: string, { body }: RequestInit) => {
    asked.push([path, JSON.parse(body as string)]);
    const answer = answers.shift() ?? {};
    if (answer === 'lost') return Promise.reject(new TypeError('no network'));
    return Promise.resolve(
      typeof answer === 'number' ? new Response(null, { status: answer }) : Response.json(answer)
    );
  },
  go: (path: string) => {
    gone.push(path);
  }
};

async function begin(...first: (object | number | 'lost')[]) {
  answers = first;
  stop = pairing.run();
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  vi.useFakeTimers();
  [answers, asked, gone] = [[], [], []];
  pairing = new Pairing(place);
});
afterEach(() => {
  stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('[WEB-14] a screen without an evening', () => {
  test('shows its code and opens the evening that it is sent to', async () => {
    await begin({ code: 'KWP4', key: 'secret' }, {}, { path: '/display/ABCDE?role=board' });
    expect(pairing.code).toBe('KWP4');
    await vi.advanceTimersByTimeAsync(LOOK_MS);
    expect(gone).toEqual([]);
    await vi.advanceTimersByTimeAsync(LOOK_MS);
    expect(gone).toEqual(['/display/ABCDE?role=board']);
    expect(asked).toEqual([
      ['/api/pairing', {}],
      ['/api/pairing/look', { key: 'secret' }],
      ['/api/pairing/look', { key: 'secret' }]
    ]);
  });

  test('asks for another code when the time of its own is over', async () => {
    await begin({ code: 'KWP4', key: 'one' }, 404, { code: 'ACDE', key: 'two' }, {});
    await vi.advanceTimersByTimeAsync(LOOK_MS);
    expect(pairing.code).toBe('ACDE');
    await vi.advanceTimersByTimeAsync(LOOK_MS);
    expect(asked.at(-1)).toEqual(['/api/pairing/look', { key: 'two' }]);
  });

  test('keeps its code while nobody answers', async () => {
    await begin({ code: 'KWP4', key: 'one' }, 'lost', 503, { path: '/display/ABCDE?role=code' });
    await vi.advanceTimersByTimeAsync(2 * LOOK_MS);
    expect([pairing.code, pairing.trouble]).toEqual(['KWP4', undefined]);
    await vi.advanceTimersByTimeAsync(LOOK_MS);
    expect(gone).toHaveLength(1);
  });

  test('says why it has none, and tries again by itself', async () => {
    await begin('lost', 429, { code: 'KWP4', key: 'one' });
    expect([pairing.code, pairing.trouble]).toEqual([undefined, 'away']);
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(pairing.trouble).toBe('busy');
    await vi.advanceTimersByTimeAsync(BUSY_MS - 1);
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect([pairing.code, pairing.trouble]).toEqual(['KWP4', undefined]);
  });
});
