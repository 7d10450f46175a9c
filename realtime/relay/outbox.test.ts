import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Inbox, Outbox } from './outbox.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function outbox(answer: () => Promise<number> = async () => 1) {
  const sent: { n: number; ops: readonly string[] }[] = [];
  const broken: string[] = [];
  const box = new Outbox<string>({
    publish: (n, ops) => {
      sent.push({ n, ops });
      return answer();
    },
    onBroken: (reason) => broken.push(reason)
  });
  return { box, sent, broken };
}
const turn = () => vi.advanceTimersByTimeAsync(1);

describe('an outbox', () => {
  test('puts what is added in one turn into one batch, and numbers the batches', async () => {
    const { box, sent } = outbox();
    box.add('a');
    box.add('b');
    await turn();
    box.add('c');
    await turn();
    expect(sent).toEqual([
      { n: 1, ops: ['a', 'b'] },
      { n: 2, ops: ['c'] }
    ]);
  });

  test('has one batch under way; what comes meanwhile forms the next', async () => {
    let arrive: (receivers: number) => void = () => undefined;
    const { box, sent } = outbox(() => new Promise((resolve) => (arrive = resolve)));
    box.add('a');
    await turn();
    box.add('b');
    box.add('c');
    box.beat();
    await turn();
    expect(sent).toHaveLength(1);
    arrive(1);
    await turn();
    expect(sent.slice(1)).toEqual([{ n: 2, ops: ['b', 'c'] }]);
  });

  test('says that somebody is here without using up a number', async () => {
    const { box, sent } = outbox();
    box.add('a');
    await turn();
    box.beat();
    await turn();
    box.add('b');
    await turn();
    expect(sent.map(({ n }) => n)).toEqual([1, 1, 2]);
  });

  test.each([
    ['nobody', async () => 0],
    ['unavailable', () => Promise.reject(new Error('away'))]
  ])('breaks once when a batch reaches nobody for sure, or perhaps: %s', async (reason, answer) => {
    const { box, sent, broken } = outbox(answer);
    box.add('a');
    await turn();
    box.add('b');
    box.beat();
    await turn();
    expect(broken).toEqual([reason]);
    expect(sent).toHaveLength(1);
  });

  test('breaks when the other side is hopelessly behind', async () => {
    const { box, broken } = outbox(() => new Promise(() => undefined));
    for (let n = 0; n < 200_002; n++) box.add('x');
    expect(broken).toEqual(['backlog']);
  });
});

test('an inbox notices every batch that is missing, doubled or out of order', () => {
  const inbox = new Inbox();
  expect(inbox.take(0, 0)).toBe('beat');
  expect(inbox.take(1, 3)).toBe('next');
  expect(inbox.take(1, 0)).toBe('beat');
  expect(inbox.take(2, 0)).toBe('gap');
  expect(inbox.take(3, 1)).toBe('gap');
  expect(inbox.take(1, 1)).toBe('gap');
  expect(inbox.take(2, 1)).toBe('next');
});
