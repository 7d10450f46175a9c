import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PersonalView, PlayersView } from '#core/game/views.ts';
import type { ClientFrame } from '#core/protocol/client-frames.ts';
import type { ServerFrame } from '#core/protocol/server-frames.ts';
import type { Device } from '#lib/live/platform.ts';
import type { PhonePort } from '../phone-port.ts';
import { SheetBook } from './sheet-book.svelte.ts';

type AnswerFrame = Extract<ClientFrame, { t: 'answer' }>;

/** A phone with its storage and its network in the hands of the test. */
class TestPhone {
  readonly sent: AnswerFrame[] = [];
  readonly kept = new Map<string, unknown>();
  isOnline = true;
  /** How often the phone came in anew. */
  openings = 0;
  #hide: (() => void) | undefined;
  readonly port: PhonePort & { view: PlayersView; you: PersonalView };
  readonly device: Device;

  constructor(items = 3) {
    const asked = Array.from({ length: items }, (_, index) => index);
    const asks = Object.fromEntries(
      asked.map((index) => [`ask${String(index)}`, { id: `item-${String(index)}` }])
    );
    // As much of a view as the book reads.
    const view = { sheets: [{ round: 0, title: '', of: items, asked }], ...asks } as unknown as PlayersView;
    const send = (frame: ClientFrame) => {
      if (this.isOnline && frame.t === 'answer') this.sent.push(frame);
      return this.isOnline;
    };
    const clock = { now: () => Date.now() } as PhonePort['connection']['clock'];
    const open = () => {
      this.openings += 1;
    };
    const connection = { send, probe: () => undefined, clock, open, close: () => undefined };
    const you = {} as PersonalView;
    this.port = { code: 'ABCDE', connection, view, you, ears: new Set() };
    this.device = {
      dial: () => {
        throw new Error('no socket here');
      },
      listen: (moved) => {
        this.#hide = () => {
          moved(false);
        };
        return () => undefined;
      },
      random: () => 0,
      now: () => Date.now(),
      after(ms, act) {
        const timer = setTimeout(act, ms);
        return () => {
          clearTimeout(timer);
        };
      },
      keep: (key, value) => {
        if (value === undefined) this.kept.delete(key);
        else this.kept.set(key, JSON.parse(JSON.stringify(value)));
      },
      recall: (key) => this.kept.get(key)
    };
  }

  open(): SheetBook {
    const book = new SheetBook(this.port, this.device);
    stops.push(book.run());
    return book;
  }

  brings(frame: Partial<ServerFrame>): void {
    for (const hear of this.port.ears) hear(frame as ServerFrame);
  }

  acks(frame = this.sent.at(-1)): void {
    if (frame) this.brings({ t: 'ack', id: frame.id });
  }

  hide(): void {
    this.#hide?.();
  }
}

const stops: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('[GAME-62] a field goes out after a pause, and counts as sent once it is acknowledged', async () => {
  const phone = new TestPhone();
  const book = phone.open();
  book.write('item-0', 'Par', 1_000);
  book.write('item-0', 'Paris', 1_000);
  await vi.advanceTimersByTimeAsync(999);
  expect(phone.sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(phone.sent).toMatchObject([{ item: 'item-0', value: 'Paris', rev: 2 }]);
  expect(book.field('item-0')).toEqual({ value: 'Paris', sent: false });
  phone.acks();
  expect([book.field('item-0'), book.isUnsent('item-0')]).toEqual([{ value: 'Paris', sent: true }, false]);
});

test('what is put away is sent at once', async () => {
  const phone = new TestPhone();
  phone.open().write('item-0', 'Paris', 1_000);
  phone.hide();
  await vi.advanceTimersByTimeAsync(0);
  expect(phone.sent).toHaveLength(1);
});

test('an emptied field is sent as an empty text, and one that was never filled is not', async () => {
  const phone = new TestPhone();
  const book = phone.open();
  book.write('item-0', undefined);
  await vi.advanceTimersByTimeAsync(0);
  expect(phone.sent).toEqual([]);
  book.write('item-0', 'Paris');
  await vi.advanceTimersByTimeAsync(0);
  phone.acks();
  book.write('item-0', undefined);
  await vi.advanceTimersByTimeAsync(500);
  expect(phone.sent.at(-1)).toMatchObject({ value: '', rev: 2 });
  expect(book.field('item-0')).toBeUndefined();
});

test('[CLOCK-6] what was written offline is there after a reload, with its own time, and goes out in order and not in a flood', async () => {
  const phone = new TestPhone(40);
  phone.isOnline = false;
  const book = phone.open();
  const written = Date.now();
  for (let item = 0; item < 40; item++) book.write(`item-${String(item)}`, item);
  await vi.advanceTimersByTimeAsync(60_000);
  for (const stop of stops.splice(0)) stop();
  phone.isOnline = true;
  const again = phone.open();
  expect(again.field('item-7')).toEqual({ value: 7, sent: false });
  const began = Date.now();
  while (phone.sent.length < 40) {
    await vi.advanceTimersByTimeAsync(50);
    phone.acks();
  }
  expect(phone.sent.every(({ at }) => at === written)).toBe(true);
  expect(Date.now() - began).toBeGreaterThan(4_000);
  expect(Date.now() - began).toBeLessThan(10_000);
});

test('what is not acknowledged is sent again, and what the server has already is not written over', async () => {
  const phone = new TestPhone();
  phone.port.you = { sheets: [{ round: 0, fields: [['item-0', 'Paris', 4]] }] } as unknown as PersonalView;
  const book = phone.open();
  expect(book.field('item-0')).toEqual({ value: 'Paris', sent: true });
  book.write('item-0', 'Lyon');
  await vi.advanceTimersByTimeAsync(2_100);
  expect(phone.sent.map(({ rev }) => rev)).toEqual([5, 5]);
  expect(new Set(phone.sent.map(({ id }) => id)).size).toBe(1);
  phone.acks();
});

test('in a pause it is asked anew; what is refused for good is told', async () => {
  const phone = new TestPhone();
  const book = phone.open();
  book.write('item-0', 'Paris');
  await vi.advanceTimersByTimeAsync(0);
  phone.brings({ t: 'nack', id: phone.sent[0]?.id ?? '', code: 'paused' });
  await vi.advanceTimersByTimeAsync(2_100);
  expect(phone.sent).toHaveLength(2);
  expect(phone.sent[1]?.id).not.toBe(phone.sent[0]?.id);
  phone.brings({ t: 'nack', id: phone.sent[1]?.id ?? '', code: 'tooLate' });
  expect([book.field('item-0'), book.refused['item-0']]).toEqual([undefined, 'tooLate']);
});

test('[CLOCK-6] what was held up over the closing goes out once more, from a new connection, and then never again', async () => {
  const phone = new TestPhone();
  const book = phone.open();
  book.write('item-0', 'Paris');
  await vi.advanceTimersByTimeAsync(0);
  const [sheet] = phone.port.view.sheets ?? [];
  phone.port.view = {
    ...phone.port.view,
    sheets: sheet ? [{ ...sheet, closesAt: Date.now(), closed: true }] : []
  };
  phone.brings({ t: 'nack', id: phone.sent[0]?.id ?? '', code: 'tooLate' });
  expect([phone.openings, book.isUnsent('item-0')]).toEqual([1, true]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(phone.sent).toHaveLength(1);
  phone.brings({ t: 'resumed' });
  await vi.advanceTimersByTimeAsync(0);
  expect(phone.sent[1]).toMatchObject({ at: phone.sent[0]?.at, value: 'Paris' });
  expect(phone.sent[1]?.id).not.toBe(phone.sent[0]?.id);
  phone.brings({ t: 'nack', id: phone.sent[1]?.id ?? '', code: 'tooLate' });
  expect([phone.openings, book.refused['item-0']]).toEqual([1, 'tooLate']);
});

test('nothing waits for a sheet that is being told', async () => {
  const phone = new TestPhone();
  phone.isOnline = false;
  const book = phone.open();
  book.write('item-0', 'Paris');
  await vi.advanceTimersByTimeAsync(0);
  phone.port.view = {} as PlayersView;
  phone.brings({ t: 'view', seq: 1, set: {} });
  expect([book.isUnsent('item-0'), phone.kept.size]).toEqual([false, 0]);
});
