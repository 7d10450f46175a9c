import { describe, expect, test } from 'vitest';
import {
  frozenQuiz,
  itemId,
  multipleChoice,
  playerId,
  trueFalse,
  contestantId
} from '../../quiz/quiz.fixture.ts';
import { TestGame } from '../game.fixture.ts';
import { LEAD_MS, LOCK_NOTICE_MS } from '../../format/quick/timing.ts';
import { GRACE_MS } from '#core/game/clock/tap.ts';
import { sentCount } from './answers.ts';
import { answerCounts } from '../answer-counts.ts';

const open = (answerChange = false) => {
  const game = new TestGame(frozenQuiz([trueFalse(), trueFalse()], { answerChange }));
  game.join(1);
  game.join(2);
  game.toOpen();
  return game;
};

describe('an answer', () => {
  test('is taken with the time from the opening to the tap', () => {
    const game = open();
    game.pass(2_345);
    expect(game.answer(1)).toEqual([
      {
        type: 'answerAccepted',
        itemId: itemId(0),
        playerId: playerId(1),
        value: true,
        revision: 0,
        tapMs: 2_345,
        commandId: `answer-1-${itemId(0)}`
      }
    ]);
  });

  test('[CLOCK-2] a tap time that the network cannot explain is clamped', () => {
    const game = open();
    game.pass(5_000);
    expect(game.answer(1, { tapAt: 0, rttMs: 150 })).toMatchObject([{ tapMs: 4_850 }]);
    expect(game.answer(2, { tapAt: game.now + 9_999 })).toMatchObject([{ tapMs: 5_000 }]);
  });

  test('[CLOCK-3] tapped in time, it is taken until the end of the grace', () => {
    const game = open();
    game.now += 20_000 + 300;
    expect(game.answer(1, { tapAt: game.now - 300, rttMs: 400 })).toMatchObject([{ tapMs: 20_000 }]);
    expect(game.answer(2)).toBe('tooLate');
    game.now += GRACE_MS - 300 + 1;
    expect(game.answer(2, { tapAt: 0, rttMs: 400 })).toBe('tooLate');
  });

  test('[CLOCK-3] never after the lock', () => {
    const game = open();
    const tapAt = game.now;
    game.toLocked();
    expect(game.answer(1, { tapAt, rttMs: 400 })).toBe('tooLate');
    game.next();
    expect(game.answer(1, { tapAt, rttMs: 400 })).toBe('tooLate');
    game.next();
    expect(game.answer(1, { tapAt, rttMs: 400 })).toBe('tooLate');
  });

  test('[GAME-4] after an early lock, answers in flight still have their grace', () => {
    const game = open();
    game.pass(4_000);
    game.next();
    expect(game.state.phase).toMatchObject({ name: 'open', closesAt: game.now + LOCK_NOTICE_MS });
    game.now += LOCK_NOTICE_MS + 200;
    expect(game.answer(1, { tapAt: game.now - 250, rttMs: 300 })).toMatchObject([{ tapMs: 4_950 }]);
    expect(game.answer(2)).toBe('tooLate');
    expect(game.pass(GRACE_MS - 200)).toEqual([{ type: 'itemLocked', item: 0 }]);
  });

  test('[CLOCK-5] at the opening it opens the item, even if the timer is late', () => {
    const game = new TestGame(frozenQuiz([trueFalse()]));
    game.join(1);
    game.next();
    game.now += LEAD_MS - 1;
    expect(game.answer(1)).toBe('notOpen');
    game.now += 1;
    expect(game.answer(1)).toMatchObject([{ type: 'itemOpened' }, { type: 'answerAccepted', tapMs: 0 }]);
    expect(game.pass(0)).toEqual([]);
  });

  test('needs its own item to be open', () => {
    const game = open();
    expect(game.answer(1, { itemId: itemId(1) })).toBe('notOpen');
    expect(game.answer(1, { itemId: itemId(99) })).toBe('notOpen');
  });

  test('[QUESTION-2] must be one', () => {
    const game = open();
    for (const value of [undefined, null, 'true', 1, {}]) expect(game.answer(1, { value })).toBe('badAnswer');
    expect(game.answer(1)).toHaveLength(1);
  });

  test('comes from somebody who is here', () => {
    expect(open().answer(9)).toBe('unknownPlayer');
  });

  test('[GAME-6] a repeat is accepted and changes nothing, even after the lock', () => {
    const game = open();
    const submission = game.submission(1);
    game.do(submission);
    expect(game.do(submission)).toEqual([]);
    game.toLocked();
    expect(game.do(submission)).toEqual([]);
    game.next();
    expect(game.do({ ...submission, value: false })).toEqual([]);
    expect(game.state.answers.get(itemId(0))?.get(contestantId(1))?.value).toBe(true);
  });

  test('[GAME-6] a second answer is refused', () => {
    const game = open();
    game.answer(1);
    expect(game.answer(1, { commandId: 'another', revision: 1, value: false })).toBe('alreadyAnswered');
  });

  test('[GAME-6] where players may change their mind the highest revision wins', () => {
    const game = open(true);
    game.answer(1, { commandId: 'first', revision: 1 });
    expect(game.answer(1, { commandId: 'third', revision: 3, value: false })).toHaveLength(1);
    expect(game.answer(1, { commandId: 'second', revision: 2, value: true })).toEqual([]);
    expect(game.state.answers.get(itemId(0))?.get(contestantId(1))).toMatchObject({
      value: false,
      commandId: 'third'
    });
  });
});

describe('[GAME-19] a draft', () => {
  const draft = (commandId: string, revision: number, value: unknown) =>
    ({ commandId, revision, value, isDraft: true }) as const;
  const answered = (game: TestGame) => answerCounts(game.state).answered;

  test('is no answer of somebody who has answered before the lock, and is one from then on', () => {
    const game = open(true);
    game.answer(1, draft('a', 1, true));
    expect(answered(game)).toBe(0);
    expect(answerCounts(game.state).bars).toEqual([0, 0]);
    game.toLocked();
    expect(answered(game)).toBe(1);
    game.next();
    expect(game.contestant(1).rightCount).toBe(1);
  });

  test('stands in no line: only who has sent an answer does', () => {
    const game = open(true);
    const sent = () => sentCount(game.state, itemId(0));
    game.answer(1, draft('a', 1, true));
    game.answer(2, { commandId: 'b', revision: 1 });
    expect(sent()).toBe(1);
    game.answer(1, draft('c', 2, false));
    game.answer(1, { commandId: 'd', revision: 3 });
    game.answer(1, draft('e', 4, true));
    expect(sent()).toBe(2);
  });

  test('that is sent as it is counts from when it was entered', () => {
    const game = open(true);
    game.pass(2_000);
    game.answer(1, draft('a', 1, true));
    game.pass(3_000);
    expect(game.answer(1, { commandId: 'b', revision: 2, value: true })).toMatchObject([{ tapMs: 2_000 }]);
    expect(answered(game)).toBe(1);
    expect(game.answer(2, draft('c', 1, false))).toMatchObject([{ tapMs: 5_000 }]);
    game.pass(1_000);
    expect(game.answer(2, { commandId: 'd', revision: 2, value: true })).toMatchObject([{ tapMs: 6_000 }]);
  });

  test('leaves who has sent an answer before among those who have answered', () => {
    const game = open(true);
    game.answer(1, { commandId: 'a', revision: 1 });
    game.answer(1, draft('b', 2, false));
    expect(answered(game)).toBe(1);
    expect(game.state.answers.get(itemId(0))?.get(contestantId(1))?.value).toBe(false);
  });

  test('may be changed where answers may not, until it is sent', () => {
    const game = open();
    game.answer(1, draft('a', 1, true));
    expect(game.answer(1, draft('b', 2, false))).toHaveLength(1);
    expect(game.answer(1, { commandId: 'c', revision: 3, value: true })).toHaveLength(1);
    expect(game.answer(1, draft('d', 4, false))).toBe('alreadyAnswered');
    expect(game.answer(1, { commandId: 'e', revision: 5, value: false })).toBe('alreadyAnswered');
  });

  test('sent when the host locks early comes in time, over a slow network too', () => {
    const game = open();
    game.pass(4_000);
    const entered = game.now;
    game.next();
    game.now += 900;
    expect(game.answer(1, { tapAt: entered })).toHaveLength(1);
    game.now += 350;
    expect(game.answer(2, { tapAt: entered, rttMs: 700 })).toHaveLength(1);
  });

  test('the list of chosen options is the same in any order', () => {
    const game = new TestGame(frozenQuiz([multipleChoice()], { answerChange: true }));
    game.join(1);
    game.toOpen();
    game.answer(1, draft('a', 1, [1, 0]));
    game.pass(1_000);
    expect(game.answer(1, { commandId: 'b', revision: 2, value: [0, 1] })).toMatchObject([{ tapMs: 0 }]);
  });
});

describe('coming and going', () => {
  test('[GAME-3] the same credential is the same player', () => {
    const game = open();
    const before = game.state.seq;
    const again = {
      playerId: playerId(77),
      profile: { name: 'Somebody else', avatar: '🐙' },
      credential: 'credential-1'
    } as const;
    expect(game.do({ type: 'join', ...again })).toEqual([]);
    expect(game.state.seq).toBe(before);
    expect(game.state.credentials.get('credential-1')).toBe(playerId(1));
  });

  test('[GAME-3] latecomers are welcome in every phase', () => {
    const game = open();
    game.answer(1);
    game.toLocked();
    game.next();
    game.join(3);
    expect(game.contestant(3)).toMatchObject({ score: 0, rankBefore: undefined });
    game.toOpen();
    expect(game.answer(3)).toHaveLength(1);
  });

  test('[GAME-3] a full room takes nobody new, but everybody back', () => {
    const game = open();
    game.maxPlayers = 2;
    const join = { type: 'join', playerId: playerId(3), profile: { name: 'Late', avatar: '🦊' } } as const;
    expect(game.do({ ...join, credential: 'new' })).toBe('roomFull');
    expect(game.do({ ...join, credential: 'credential-2' })).toEqual([]);
  });

  test('[GAME-2] names are cleaned and told apart', () => {
    const game = open();
    game.join(3, '  player  1 ');
    expect(game.player(3).profile.name).toBe('player 1 2');
    const join = { type: 'join', playerId: playerId(4), credential: 'x' } as const;
    expect(game.do({ ...join, profile: { name: '\u200b', avatar: '🦊' } })).toBe('badName');
  });

  test('[GAME-11] a removed player can neither answer nor come back, and the name stays taken', () => {
    const game = open();
    game.do({ type: 'kick', playerId: playerId(1) });
    expect(game.answer(1)).toBe('kicked');
    const join = {
      type: 'join',
      playerId: playerId(3),
      profile: { name: 'Player 1', avatar: '🦊' }
    } as const;
    expect(game.do({ ...join, credential: 'credential-1' })).toBe('kicked');
    game.do({ ...join, credential: 'credential-3' });
    expect(game.player(3).profile.name).toBe('Player 1 2');
  });

  test('[GAME-11] removing twice, or somebody who is not here, changes nothing', () => {
    const game = open();
    game.do({ type: 'kick', playerId: playerId(1) });
    expect(game.do({ type: 'kick', playerId: playerId(1) })).toEqual([]);
    expect(game.do({ type: 'kick', playerId: playerId(9) })).toBe('unknownPlayer');
  });
});
