import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uuid } from '../quiz/quiz.fixture.ts';
import * as v from 'valibot';
import { clientFrameSchema, parseClientFrame } from './client-frames.ts';

const join = { t: 'join', id: 'abcdefghijklmnopqrstuv', code: 'ABCDE', name: 'Ann', avatar: '🦊' };
const answer = { t: 'answer', id: 'answer-1', item: uuid(1, 1), rev: 0, at: 1_000.5, value: 1 };
const act = (command: object) => ({ t: 'do', id: 'command-1', command });
const frames: readonly object[] = [
  join,
  { t: 'resume', code: 'ABCDE', token: 'x' },
  { t: 'resume', code: 'ABCDE', token: 'x', epoch: 3, seq: 9 },
  { t: 'attend', ticket: 'body.signature' },
  { t: 'ping', n: 1 },
  answer,
  { ...answer, value: true },
  { ...answer, value: 'Paris' },
  { ...answer, value: [0, 2] },
  { ...answer, value: { left: [2, 0, 1], point: { x: 0.25, y: 0.5 } } },
  { ...answer, value: Array.from({ length: 199 }, () => 0) },
  { ...answer, value: 'Par', draft: true },
  act({ type: 'next', from: 'lobby' }),
  act({ type: 'nextItem', from: 'reveal:1' }),
  act({ type: 'skip', from: 'open:1' }),
  act({ type: 'extend', from: 'open:1', byMs: -5_000 }),
  act({ type: 'pause' }),
  act({ type: 'resume' }),
  act({ type: 'kick', playerId: uuid(2, 1) }),
  act({ type: 'kickTogether', playerId: uuid(2, 1) }),
  act({ type: 'readmit', playerId: uuid(2, 1) }),
  act({ type: 'goOn', lead: 'a.b' }),
  act({ type: 'jump', from: 'lobby', itemId: uuid(3, 1) }),
  act({ type: 'setAuto', pace: 'brisk' }),
  act({ type: 'setAuto', pace: 'off' }),
  act({ type: 'hold', from: 'reveal:0' }),
  act({ type: 'mark', itemId: uuid(1, 1), value: 'Rome', grade: 0.5 }),
  act({ type: 'mark', itemId: uuid(1, 1), value: [0, 2], grade: 0, why: 'said so in class' }),
  act({ type: 'unmark', itemId: uuid(1, 1), value: 'Rome' }),
  act({ type: 'closeDoor' }),
  act({ type: 'openDoor' }),
  act({ type: 'end' })
];
/** Keys that a frame may be without. */
const OPTIONAL = ['epoch', 'seq', 'draft'];
const parse = (value: unknown) => parseClientFrame(JSON.stringify(value));

describe('frames of a client', () => {
  test.each(frames)('%j is read as it is', (frame) => {
    expect(parse(frame)).toEqual(frame);
  });

  test('a key too many or too few is no frame', () => {
    for (const frame of frames) {
      expect(parse({ ...frame, extra: 1 })).toBeUndefined();
      for (const key of Object.keys(frame).filter((name) => !OPTIONAL.includes(name))) {
        expect(
          parse({ ...frame, [key]: undefined }),
          `${JSON.stringify(frame)} without ${key}`
        ).toBeUndefined();
      }
    }
  });

  test.each([
    [{ ...join, id: 'too-short' }],
    [{ ...join, id: 'x'.repeat(65) }],
    [{ ...join, code: 'abcde' }],
    [{ ...join, code: 'ABC' }],
    [{ ...join, name: 'x'.repeat(201) }],
    [{ ...join, name: 7 }],
    [{ ...join, avatar: '💩' }],
    [{ ...answer, id: 'no spaces' }],
    [{ ...answer, item: 'item' }],
    [{ ...answer, rev: -1 }],
    [{ ...answer, rev: 0.5 }],
    [{ ...answer, at: '1000' }],
    [{ ...answer, at: null }],
    [{ ...answer, value: null }],
    [{ ...answer, value: 'x'.repeat(201) }],
    [{ ...answer, value: [null] }],
    [{ ...answer, value: [['x'.repeat(201)]] }],
    [{ ...answer, value: { ['x'.repeat(201)]: 1 } }],
    [{ ...answer, value: [[[[0]]]] }],
    [{ ...answer, value: Array.from({ length: 200 }, () => 0) }],
    [{ ...answer, value: Array.from({ length: 20 }, () => Array.from({ length: 10 }, () => 0)) }],
    [{ t: 'ping', n: -1 }],
    [{ t: 'resume', code: 'ABCDE', token: 'x'.repeat(601) }],
    [{ t: 'resume', code: 'ABCDE', token: 'x', seq: -1 }],
    [act({ type: 'next', from: 'x'.repeat(41) })],
    [act({ type: 'extend', from: 'open:1', byMs: 0.5 })],
    [act({ type: 'kick', playerId: 'me' })],
    [act({ type: 'kickTogether', playerId: 'me' })],
    [act({ type: 'readmit', playerId: 'me' })],
    [act({ type: 'setAuto', pace: 'frantic' })],
    [act({ type: 'holdAll' })],
    [act({ type: 'goOn', code: 'ABCDE' })],
    [act({ type: 'jump', from: 'lobby', itemId: 3 })],
    [act({ type: 'tick' })],
    [act({ type: 'coverOutage', ms: 100_000 })],
    [act({ type: 'hostAway' })],
    [act({ type: 'join' })],
    [act({ type: '__proto__' })],
    [{ t: 'constructor' }],
    [{ t: 'welcome' }],
    [[]],
    [null],
    ['ping'],
    [7]
  ])('%j is no frame', (frame) => {
    expect(parse(frame)).toBeUndefined();
  });

  test('[ROOM-9] a revision is a number that the database can hold: one player never breaks the batch of all', () => {
    expect(parse({ ...answer, rev: 2 ** 31 - 1 })).toBeDefined();
    expect(parse({ ...answer, rev: 2 ** 31 })).toBeUndefined();
    expect(parse({ ...answer, rev: Number.MAX_SAFE_INTEGER })).toBeUndefined();
  });

  test('numbers that JSON cannot say are no numbers', () => {
    expect(parseClientFrame(JSON.stringify(answer).replace('1000.5', '1e999'))).toBeUndefined();
    expect(parseClientFrame('{"t":"ping","n":NaN}')).toBeUndefined();
  });

  test('a polluted key changes nothing', () => {
    expect(parseClientFrame('{"t":"ping","n":1,"__proto__":{"admin":true}}')).toBeUndefined();
    expect({}).not.toHaveProperty('admin');
  });

  test('junk is no frame and never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseClientFrame(text) === undefined));
    fc.assert(fc.property(fc.json(), (text) => parseClientFrame(text) === undefined));
    expect(parseClientFrame('['.repeat(4_096))).toBeUndefined();
    expect(parseClientFrame('')).toBeUndefined();
  });

  test('a valid frame with any one value replaced is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...frames), fc.nat(), fc.jsonValue(), (frame, which, value) => {
        const keys = Object.keys(frame);
        const key = keys[which % keys.length] ?? 't';
        const read = parse({ ...frame, [key]: value });
        expect(read === undefined || JSON.stringify(read).length > 0).toBe(true);
      })
    );
  });
});

test('the short way for answers takes nothing that the schema refuses, and changes nothing', () => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      0,
      -0,
      -1,
      0.5,
      2 ** 31,
      2 ** 31 - 1,
      2 ** 53,
      1e308,
      '',
      'x',
      null,
      true,
      [],
      {},
      [1, 2]
    ),
    fc.jsonValue(),
    fc.string({ maxLength: 210 })
  );
  const field = <T>(usual: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: odd });
  const candidate = fc.record(
    {
      t: field(fc.constantFrom('answer', 'ping')),
      id: field(fc.stringMatching(/^[\w-]{6,66}$/)),
      item: field(fc.uuid()),
      rev: field(fc.nat()),
      at: field(fc.double()),
      value: field(fc.oneof(fc.double(), fc.boolean(), fc.string({ maxLength: 205 }))),
      extra: fc.constant(1)
    },
    { requiredKeys: ['t', 'id', 'item', 'rev', 'at', 'value'] }
  );
  fc.assert(
    fc.property(candidate, (frame) => {
      const text = JSON.stringify(frame);
      const result = v.safeParse(clientFrameSchema, JSON.parse(text), { abortEarly: true });
      expect(parseClientFrame(text)).toEqual(result.success ? result.output : undefined);
    }),
    { numRuns: 3_000 }
  );
});
