import { expect, test } from 'vitest';
import { ViewStream } from './view-stream.ts';

const frame = (seq: number, value: number) => ({ t: 'view', seq, set: { value } }) as const;

test('[ROOM-5] takes frames in order, ignores what it has, and notices a gap', () => {
  const stream = new ViewStream<{ value: number }>();
  stream.snapshot(1, 5, { value: 5 });
  expect(stream.apply(frame(6, 6))).toEqual({ value: 6 });
  // The tail of a new socket may begin with what the old one has brought.
  expect(stream.apply(frame(6, 0))).toEqual({ value: 6 });
  expect(stream.apply(frame(7, 7))).toEqual({ value: 7 });
  expect(stream.last).toEqual({ epoch: 1, seq: 7 });
  expect(stream.apply(frame(9, 9))).toBeUndefined();
  expect(stream.last).toEqual({});
});
