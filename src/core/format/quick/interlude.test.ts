import { describe, expect, test } from 'vitest';
import { answerCounts } from '../../game/answer-counts.ts';
import { TestGame } from '../../game/game.fixture.ts';
import { PersonalViews } from '../../game/personal-view.ts';
import { viewFor } from '../../game/view-for.ts';
import type { Audience } from '../../game/views.ts';
import type { FrozenItem, ItemContent } from '../../item/item.ts';
import { frozenQuiz, itemId, playerId, singleChoice, trueFalse } from '../../quiz/quiz.fixture.ts';
import type { FrozenQuiz } from '../../quiz/quiz.ts';

const slide: ItemContent = { sort: 'slide', title: 'House rules', text: 'Phones down.\nPens up.' };
const pause: ItemContent = { sort: 'break', title: 'Drinks', minutes: 10 };

/** Questions (`?`), slides (`s`) and breaks (`b`) in this order; `|` begins a round. */
function quizOf(picture: string): FrozenQuiz {
  const rounds = picture.split('|');
  const quiz = frozenQuiz([singleChoice(), trueFalse(), singleChoice()], {}, [1, 1, 1]);
  let asked = 0;
  const items = rounds.flatMap((signs, round) =>
    [...signs].map((sign, index): FrozenItem => {
      const place = { id: itemId(100 + 10 * round + index), round };
      if (sign === 's') return { ...place, ...slide };
      if (sign === 'b') return { ...place, ...pause };
      const question = quiz.items[asked++]?.question ?? trueFalse();
      return { ...place, sort: 'question', question };
    })
  );
  return { ...quiz, rounds: quiz.rounds.slice(0, rounds.length), items };
}

const played = (picture: string) => {
  const game = new TestGame(quizOf(picture));
  game.join(1);
  return game;
};
/** From an open question to its reveal. */
const reveal = (game: TestGame) => {
  game.toOpen();
  game.toLocked();
  game.next();
};

describe('what stands between questions', () => {
  test('[GAME-31] is a step that waits for the host, and everybody sees it', () => {
    const game = played('s?b');
    expect(game.next()).toEqual([{ type: 'interludeShown', item: 0 }]);
    for (const audience of ['players', 'display', 'host'] satisfies Audience[]) {
      const view = viewFor(game.state, audience);
      expect(view).toMatchObject({ phase: 'interlude', step: 'interlude:0', interlude: slide });
      expect(view).not.toHaveProperty('until');
      expect(view).not.toHaveProperty('item');
    }
    expect(game.pass(3_600_000)).toEqual([]);
    expect(answerCounts(game.state)).toEqual({ answered: 0, of: 1 });
    expect(new PersonalViews(game.state).of(playerId(1))).not.toHaveProperty('answer');

    reveal(game);
    game.next();
    expect(game.step).toBe('interlude:2');
    expect(viewFor(game.state, 'display')).toMatchObject({
      interlude: { sort: 'break', title: 'Drinks' },
      until: game.now + 600_000
    });
    // What is meant to end does not end by itself.
    expect(game.pass(700_000)).toEqual([]);
    game.next();
    expect(game.state.phase.name).toBe('podium');
  });

  test('[GAME-31] a pause stands still in a break too', () => {
    const game = played('?b');
    reveal(game);
    game.next();
    const { until = 0 } = viewFor(game.state, 'display');
    game.do({ type: 'pause' });
    game.pass(60_000);
    game.do({ type: 'resume' });
    expect(viewFor(game.state, 'display').until).toBe(until + 60_000);
  });

  test('[GAME-31] nothing of it is answered, skipped or marked', () => {
    const game = played('s?');
    game.next();
    expect(game.do({ type: 'skip', from: game.step })).toBe('notNow');
    const asked = { type: 'submitAnswer', playerId: playerId(1), itemId: itemId(100), value: 1 } as const;
    expect(game.do({ ...asked, revision: 0, commandId: 'x', tapAt: game.now, rttMs: 0 })).toBe('notOpen');
    expect(game.do({ type: 'mark', itemId: itemId(100), value: 1, grade: 1 })).toBe('notNow');
  });

  test('[GAME-31] a round without a question is what it shows; one that begins with a slide is introduced', () => {
    const game = played('?|b|s?');
    game.next();
    expect(game.step).toBe('roundIntro:0');
    reveal(game);
    game.next();
    game.next();
    expect(game.step).toBe('interlude:1');
    game.next();
    expect(game.step).toBe('roundIntro:2');
    expect(viewFor(game.state, 'display')).toMatchObject({ round: { n: 3, of: 3 } });
    game.next();
    expect(game.step).toBe('interlude:2');
  });

  test('[GAME-32] questions are numbered by themselves', () => {
    const game = played('s?b?');
    reveal(game);
    expect(viewFor(game.state, 'players').item).toMatchObject({ n: 1, of: 2 });
    expect(viewFor(game.state, 'host')).toMatchObject({ at: 1 });
    game.next();
    expect(game.step).toBe('scoreboard:1');
    game.next();
    game.next();
    game.toOpen();
    expect(viewFor(game.state, 'players').item).toMatchObject({ n: 2, of: 2 });
    expect(viewFor(game.state, 'host').show.items.map((item) => item.sort)).toEqual([
      'slide',
      'question',
      'break',
      'question'
    ]);
  });

  test('[GAME-32] behind the last question comes no scoreboard, whatever is shown before the podium', () => {
    const game = played('?s');
    reveal(game);
    game.next();
    expect(game.step).toBe('interlude:1');
    game.next();
    expect(game.state.phase.name).toBe('podium');
  });

  test('[GAME-20] a skip that led to a break can be taken back until the host goes on', () => {
    const game = played('?b?');
    game.toOpen();
    game.do({ type: 'skip', from: game.step });
    expect(game.step).toBe('interlude:1');
    expect(viewFor(game.state, 'display').skip).toMatchObject({ n: 1 });
    game.do({ type: 'undoSkip', from: game.step });
    expect(game.step).toBe('open:0');
    game.do({ type: 'skip', from: game.step });
    game.next();
    expect(game.do({ type: 'undoSkip', from: game.step })).toBe('notNow');
  });
});
