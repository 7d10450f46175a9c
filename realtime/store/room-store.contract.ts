import { randomUUID } from 'node:crypto';
import type { SequencedEvent } from '#core/game/events.ts';
import { cleanPlayerName } from '#core/game/contestants/player-name.ts';
import { asId, type ItemId, type LiveSessionId, type PlayerId } from '#core/ids.ts';
import { parseAnswer } from '#core/question/question.ts';
import { frozenQuiz, typedAnswer } from '#core/quiz/quiz.fixture.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Batch, RoomStore } from './room-store.ts';

export interface RoomStoreFixture {
  readonly store: RoomStore;
  /** Makes a sign-in that lives for so long, in ms; negative: that has run out. */
  signIn(hash: string, livesMs: number): Promise<void>;
  /** A running session with the code `ABCDE`. */
  readonly sessionId: LiveSessionId;
  close(): Promise<void>;
}

export const quiz = frozenQuiz();

const item = (): ItemId => asId<ItemId>(randomUUID());
const player = (): PlayerId => asId<PlayerId>(randomUUID());

export const joined = (seq: number, playerId = player(), name = 'Ann'): SequencedEvent => ({
  type: 'playerJoined',
  seq,
  playerId,
  name,
  avatar: '🦊',
  credential: `credential of ${playerId}`,
  at: 1_700_000_000_000 + seq
});

type Given = Partial<Extract<SequencedEvent, { type: 'answerAccepted' }>>;
export const answered = (
  seq: number,
  playerId: PlayerId,
  itemId: ItemId,
  part: Given = {}
): SequencedEvent => ({
  type: 'answerAccepted',
  seq,
  itemId,
  playerId,
  value: 1,
  revision: 0,
  tapMs: 1_234,
  commandId: `command-${String(seq)}`,
  ...part
});

/** What every adapter of the room store must do. */
export function roomStoreContract(name: string, open: () => Promise<RoomStoreFixture>): void {
  describe(`room store: ${name}`, () => {
    let fixture: RoomStoreFixture;
    let store: RoomStore;
    let sessionId: LiveSessionId;
    let epoch: number;

    beforeEach(async () => {
      fixture = await open();
      ({ store, sessionId } = fixture);
      epoch = (await store.take(sessionId))?.epoch ?? -1;
    });
    afterEach(async () => {
      await fixture.close();
    });

    const commit = (events: readonly SequencedEvent[], part: Partial<Batch> = {}) =>
      store.commit({ sessionId, epoch, events, ...part });
    const storedEvents = async () => (await store.take(sessionId))?.events;

    test('[ROOM-3] taking a room raises its epoch and gives its quiz', async () => {
      const taken = await store.take(sessionId);
      const awayMs = expect.any(Number) as number;
      expect(taken).toEqual({ sessionId, code: 'ABCDE', epoch: epoch + 1, quiz, awayMs, events: [] });
    });

    test('[GAME-10] a new owner learns how long nobody was heard', async () => {
      await commit([joined(1)]);
      await new Promise((resolve) => setTimeout(resolve, 60));
      const awayMs = (await store.take(sessionId))?.awayMs ?? 0;
      expect(awayMs).toBeGreaterThanOrEqual(55);
      const { epoch: next = -1 } = (await store.take(sessionId)) ?? {};
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(await store.commit({ sessionId, epoch: next, events: [] })).toBe('committed');
      expect((await store.take(sessionId))?.awayMs).toBeLessThan(awayMs);
    });

    test('a session that does not exist cannot be taken, nor stored to', async () => {
      const nobody = asId<LiveSessionId>(randomUUID());
      expect(await store.take(nobody)).toBeUndefined();
      expect(await commit([joined(1)], { sessionId: nobody })).toBe('fenced');
    });

    test('[GAME-1] events of every kind come back as they were, in order of their number', async () => {
      const [ann, first] = [player(), item()];
      const events: SequencedEvent[] = [
        joined(1, ann),
        { type: 'roundIntroduced', seq: 2, round: 0, item: 0 },
        { type: 'itemAnnounced', seq: 3, item: 0, opensAt: 1_700_000_003_000, closesAt: 1_700_000_023_000 },
        { type: 'itemOpened', seq: 4, item: 0 },
        answered(5, ann, first),
        joined(6),
        { type: 'gamePaused', seq: 7, at: 1_700_000_004_000, reason: 'hostAway' },
        { type: 'gameResumed', seq: 8, shiftMs: 12 },
        { type: 'deadlineMoved', seq: 9, opensAt: 1, closesAt: 2, reason: 'outage' },
        { type: 'itemLocked', seq: 10, item: 0 },
        { type: 'itemRevealed', seq: 11, item: 0 },
        { type: 'scoreboardShown', seq: 12, item: 0 },
        { type: 'itemSkipped', seq: 13, item: 1 },
        { type: 'playerKicked', seq: 14, playerId: ann },
        { type: 'doorClosed', seq: 15 },
        { type: 'doorOpened', seq: 16 },
        { type: 'skipUndone', seq: 17, item: 1, shiftMs: 3 },
        { type: 'itemSkipped', seq: 18, item: 1, at: 1_700_000_005_000 },
        {
          type: 'answersMarked',
          seq: 19,
          itemId: first,
          value: 'Rome',
          grade: 0.5,
          by: 'host',
          at: 1_700_000_006_000,
          why: 'nearly'
        },
        { type: 'markTakenBack', seq: 20, itemId: first, value: 'Rome', by: 'host', at: 1_700_000_007_000 },
        { type: 'podiumReached', seq: 21 }
      ];
      expect(await commit(events.slice(0, 6))).toBe('committed');
      expect(await commit(events.slice(6))).toBe('committed');
      expect(await storedEvents()).toEqual(events);
    });

    test('[GAME-29] a face is kept as it was last', async () => {
      const ann = player();
      const now = { type: 'playerRenamed', playerId: ann, name: 'Anna' } as const;
      await commit([joined(1, ann, 'Ann'), { ...now, seq: 2, avatar: '🐙' }]);
      await commit([{ ...now, seq: 3 }]);
      await commit([{ ...now, seq: 4, avatar: '🐸' }]);
      expect(await storedEvents()).toEqual([
        { ...joined(1, ann, 'Anna'), avatar: '🐸' },
        { ...now, seq: 2, avatar: '🐙' },
        { ...now, seq: 3 },
        { ...now, seq: 4, avatar: '🐸' }
      ]);
    });

    test('[GAME-21] a name is kept as it was last, also when it changed in the batch of the join', async () => {
      const [ann, bob] = [player(), player()];
      const renamed = (seq: number, playerId: PlayerId, name: string): SequencedEvent => ({
        type: 'playerRenamed',
        seq,
        playerId,
        name
      });
      await commit([joined(1, ann, 'Ann'), joined(2, bob, 'Bob'), renamed(3, ann, 'Anna')]);
      const batch = [renamed(4, ann, 'Anne'), renamed(5, bob, 'Ann'), renamed(6, ann, 'Bob')];
      await commit(batch);
      await commit(batch);
      expect(await storedEvents()).toEqual([
        joined(1, ann, 'Bob'),
        joined(2, bob, 'Ann'),
        ...[3, 4].map((seq) => renamed(seq, ann, 'Bob')),
        renamed(5, bob, 'Ann'),
        renamed(6, ann, 'Bob')
      ]);
      expect(await commit([renamed(7, ann, 'Eve')], { epoch: epoch - 1 })).toBe('fenced');
      expect(JSON.stringify(await storedEvents())).not.toContain('Eve');
    });

    test('[GAME-17] when and from where a player joined comes back, to the millisecond', async () => {
      const events = [
        { ...joined(1), at: 1_700_000_000_001, from: 'print of pub' },
        { ...joined(2), at: 1_699_999_999_999 }
      ];
      await commit(events);
      const stored = await storedEvents();
      expect(stored).toEqual(events);
      expect(stored?.[1]).not.toHaveProperty('from');
    });

    test('[ROOM-3] a batch of an older epoch changes nothing', async () => {
      const ann = player();
      await commit([joined(1, ann)]);
      const before = await storedEvents();
      expect(await commit([joined(2), answered(3, ann, item()), { type: 'gameEnded', seq: 4 }])).toBe(
        'fenced'
      );
      expect(await storedEvents()).toEqual(before);
      expect(await store.findByCode('ABCDE')).toBe(sessionId);
    });

    test('[ROOM-4] storing a batch again is harmless', async () => {
      const ann = player();
      const batch = [
        joined(1, ann),
        { type: 'itemOpened', seq: 2, item: 0 } as const,
        answered(3, ann, item())
      ];
      expect(await commit(batch)).toBe('committed');
      expect(await commit(batch)).toBe('committed');
      expect(await storedEvents()).toEqual(batch);
    });

    test('[GAME-19] a draft stays a draft until it is sent', async () => {
      const [ann, first, second] = [player(), item(), item()];
      const draft = answered(2, ann, first, { revision: 1, isDraft: true });
      const sent = answered(4, ann, second, { revision: 2 });
      await commit([joined(1, ann), draft, answered(3, ann, second, { revision: 1, isDraft: true })]);
      await commit([sent]);
      expect(await storedEvents()).toEqual([joined(1, ann), draft, sent]);
    });

    test('[ROOM-4] answers are unique, and the highest revision stays, whatever comes again', async () => {
      const [ann, first, second] = [player(), item(), item()];
      const early = answered(2, ann, first, { revision: 1, value: 1 });
      const late = answered(4, ann, first, { revision: 5, value: 2 });
      await commit([joined(1, ann), early]);
      await commit([answered(3, ann, second), late]);
      await commit([late]);
      await commit([early]);
      expect(await storedEvents()).toEqual([joined(1, ann), answered(3, ann, second), late]);
    });

    test('[ROOM-4] several changes of one answer may be in one batch', async () => {
      const [ann, first] = [player(), item()];
      const changes = [1, 2, 3].map((n) => answered(1 + n, ann, first, { revision: n, value: n }));
      expect(await commit([joined(1, ann), ...changes])).toBe('committed');
      expect(await storedEvents()).toEqual([joined(1, ann), changes[2]]);
    });

    test('every kind of answer comes back as it was', async () => {
      const ann = player();
      const values = [0, 5, true, false, [0, 2], 'Paris', -12.345, 1e12];
      const events = values.map((value, index) => answered(2 + index, ann, item(), { value }));
      await commit([joined(1, ann), ...events]);
      expect(await storedEvents()).toEqual([joined(1, ann), ...events]);
    });

    test.each([
      `quotes ' " \` and \\ backslash`,
      'emoji 👨‍👩‍👧 🏳️‍🌈',
      'שלום العربية 日本語',
      'null',
      '{"a":1}',
      '$1 :name ?',
      '\\u0000',
      '% _ ; --'
    ])('text survives: %s', async (text) => {
      const ann = player();
      const events = [joined(1, ann, text), answered(2, ann, item(), { value: text })];
      await commit(events);
      expect(await storedEvents()).toEqual(events);
    });

    test('[QUESTION-2] [GAME-2] what a player may type can always be stored', async () => {
      const typed = [
        '\u0000NUL',
        'half \ud83d',
        '\udd8a half',
        'a\u0000\ud800\u0000b',
        '\uffff\ufffe',
        '\u{10ffff}'
      ];
      const events = typed.flatMap((text, index) => {
        const [ann, seq] = [player(), 1 + 2 * index];
        const value = parseAnswer(typedAnswer(), text);
        return [
          joined(seq, ann, cleanPlayerName(text) ?? 'none'),
          ...(value === undefined ? [] : [answered(seq + 1, ann, item(), { value })])
        ];
      });
      expect(await commit(events)).toBe('committed');
      expect(await storedEvents()).toEqual(events);
    });

    test('an ended session frees its code, and can still be taken', async () => {
      expect(await store.findByCode('ABCDE')).toBe(sessionId);
      const ended = [{ type: 'gameEnded', seq: 1 } as const];
      await commit(ended);
      expect(await store.findByCode('ABCDE')).toBeUndefined();
      expect(await commit(ended)).toBe('committed');
      expect(await storedEvents()).toEqual(ended);
    });

    test('[ROOM-16] the codes that are played are told in one answer', async () => {
      expect([...(await store.openCodes())]).toContainEqual(['ABCDE', sessionId]);
      await commit([{ type: 'gameEnded', seq: 1 }]);
      expect((await store.openCodes()).has('ABCDE')).toBe(false);
    });

    test('[ROOM-19] of sign-ins, those are over that are not there any more or have run out', async () => {
      const [living, late, gone] = [randomUUID(), randomUUID(), randomUUID()];
      await fixture.signIn(living, 60_000);
      await fixture.signIn(late, -1_000);
      expect(await store.endedSignIns([living, late, gone])).toEqual(new Set([late, gone]));
      expect(await store.endedSignIns([])).toEqual(new Set());
    });

    test('an unknown code finds nothing', async () => {
      expect(await store.findByCode('ZZZZZ')).toBeUndefined();
      expect(await store.findByCode(`' or true --`)).toBeUndefined();
    });

    test('a batch of thousands is one batch', async () => {
      const players = Array.from({ length: 2_000 }, (_, index) => joined(1 + index));
      expect(await commit(players)).toBe('committed');
      expect((await storedEvents())?.map((event) => event.seq)).toEqual(players.map((event) => event.seq));
    });

    test('[CLOCK-1] the clock tells ms since the epoch and goes forward', async () => {
      const first = await store.now();
      expect(Math.abs(first - Date.now())).toBeLessThan(60_000);
      expect(await store.now()).toBeGreaterThanOrEqual(first);
    });
  });
}
