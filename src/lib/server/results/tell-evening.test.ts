import { describe, expect, test } from 'vitest';
import { aloneAs } from '#core/game/contestants/contestants.ts';
import { asId, type LiveSessionId } from '#core/ids.ts';
import type { AnswerValue } from '#core/question/question.ts';
import { contestantId, frozenQuiz, oneOfEach, playerId } from '#core/quiz/quiz.fixture.ts';
import { timelineOf } from '#core/results/timeline.ts';
import { computeResults } from './results.ts';
import { tellEvening } from './tell-evening.ts';
import { tellPlayer } from './tell-player.ts';

type Given = readonly [player: number, item: number, value: AnswerValue, tapMs: number];

/** An evening of five questions, one of each kind, of which those with these indexes were revealed, in that order. */
function evening(players: number, given: readonly Given[], shown = [0, 1, 2, 3, 4]) {
  const quiz = frozenQuiz(oneOfEach(), { scoring: 'flat' });
  const results = computeResults({
    quiz,
    players: Array.from({ length: players }, (_, index) => ({
      id: playerId(index + 1),
      name: `Name ${String(index + 1)}`,
      avatar: '🦊'
    })),
    answers: given.flatMap(([player, item, value, tapMs]) => {
      const itemId = quiz.items[item]?.id;
      return itemId ? [{ itemId, contestantId: aloneAs(playerId(player)), value, tapMs }] : [];
    }),
    revealed: new Set(shown),
    kicked: new Set(),
    marks: new Map()
  });
  const events = shown.map((item, index) => ({ type: 'itemRevealed', item, at: 1_000 * (index + 1) }));
  const timeline = timelineOf(events, []).map((entry) => ({ ...entry, answered: 0 }));
  return {
    ...{ id: asId<LiveSessionId>('s'), code: 'ABCD', title: quiz.title, quiz, timeline, quizId: null },
    ...{ running: false, createdAt: new Date(0), namesRemovedAt: null },
    ...results
  };
}

describe('what is told of an evening', () => {
  test('[RESULTS-4] who won what with which answer, in words', () => {
    const told = tellEvening(
      evening(3, [
        [1, 3, 'Paris', 2_000],
        [2, 3, 'Rome', 1_500],
        [3, 3, 'Oslo', 1_200],
        [2, 0, 1, 5_000]
      ])
    );
    const winner = (name: string) => told.awards.find((award) => award.name === name)?.winners[0];
    expect(winner('fastestFinger')).toMatchObject({ name: 'Name 1', with: { number: 4, answer: 'Paris' } });
    expect(winner('bravestWrong')).toMatchObject({ name: 'Name 3', with: { answer: 'Oslo' } });
    expect(told.podium).toEqual([
      {
        rank: 1,
        score: 1_000,
        faces: [
          { name: 'Name 1', avatar: '🦊' },
          { name: 'Name 2', avatar: '🦊' }
        ],
        more: 0
      }
    ]);
  });

  test('[RESULTS-1] questions stand in the order in which they were played, not in that of the quiz', () => {
    const results = evening(2, [[1, 2, true, 0]], [2, 0]);
    const told = tellEvening(results);
    expect(told.lines.numbers).toEqual([3, 1]);
    expect(told.lines.of.map(({ course }) => course)).toEqual([
      [1, 1],
      [2, 2]
    ]);
    expect(told.moments.map(({ number, right }) => [number, right])).toEqual([
      [3, 1],
      [1, 0]
    ]);
    expect(tellPlayer(results, contestantId(1))).toMatchObject([
      { number: 3, answer: 'True', right: true, points: 1_000, rank: 1 },
      { number: 1, answer: '', solution: 'Mercury', right: false, points: 0, rank: 1 }
    ]);
  });

  test('[RESULTS-5] of many who share something six are named on the podium, and it is said how many more there are', () => {
    const all = Array.from({ length: 300 }, (_, index): Given => [index + 1, 0, 1, 1_000]);
    const told = tellEvening(evening(300, all));
    expect(told.podium).toMatchObject([{ rank: 1, more: 294 }]);
    expect(told.podium[0]?.faces).toHaveLength(6);
    expect(told.awards).toEqual([]);
    expect(told.lines.of).toHaveLength(10);
  });

  test('nobody came, nobody was right, nothing was shown: there is little to tell, and no fault', () => {
    expect(tellEvening(evening(0, [], []))).toMatchObject({
      podium: [],
      awards: [],
      hardest: [],
      moments: []
    });
    expect(tellEvening(evening(2, []))).toMatchObject({ podium: [], awards: [], hardest: [] });
    expect(tellPlayer(evening(1, [], []), contestantId(1))).toEqual([]);
  });
});
