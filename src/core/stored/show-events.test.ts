import { describe, expect, it } from 'vitest';
import { TestGame } from '../game/game.fixture.ts';
import { playerId, frozenQuiz } from '../quiz/quiz.fixture.ts';
import { showEvents } from './show-events.ts';

const hasBegun = (game: TestGame) => game.events.some(({ type }) => showEvents.includes(type));

describe('what is stored of a show', () => {
  it('tells of no beginning, whatever happens in the lobby', () => {
    const game = new TestGame(frozenQuiz());
    for (const number of [1, 2, 3]) game.join(number);
    game.do({ type: 'rename', playerId: playerId(1), name: 'Ann' });
    game.do({ type: 'kick', playerId: playerId(2) });
    game.do({ type: 'closeDoor' });
    game.do({ type: 'openDoor' });
    expect(game.events.map(({ type }) => type)).toContain('doorOpened');
    expect([game.state.phase.name, hasBegun(game)]).toEqual(['lobby', false]);
  });

  it.each([
    [[1], 'itemIntro'],
    [[1, 1], 'roundIntro']
  ])('tells of it from the first step on: rounds of %j begin with %s', (sizes, phase) => {
    const { items } = frozenQuiz();
    const questions = items.slice(0, sizes.length).map(({ question }) => question);
    const game = new TestGame(frozenQuiz(questions, {}, sizes));
    game.join(1);
    game.next();
    expect([game.state.phase.name, hasBegun(game)]).toEqual([phase, true]);
    // So does whatever follows.
    for (const type of ['itemRevealed', 'scoreboardShown', 'podiumReached', 'gameEnded'])
      expect(showEvents).toContain(type);
  });
});
