import { beforeEach, expect, test } from 'vitest';
import { TestGame } from '#core/game/game.fixture.ts';
import type { SequencedEvent } from '#core/game/events.ts';
import { standings } from '#core/game/contestants/standings.ts';
import type { TeamsAnswers } from '#core/game/teams/team-settings.ts';
import { asId, type ContestantId } from '#core/ids.ts';
import { frozenQuiz, playerId, singleChoice, uuid } from '#core/quiz/quiz.fixture.ts';
import { computeResults } from './results.ts';
import { resultRows } from './export-results.ts';
import { teamsOfEvening } from './teams-of-evening.ts';

const quiz = frozenQuiz([singleChoice(), singleChoice()], { scoring: 'speed' });
const team = (number: number): ContestantId => asId<ContestantId>(uuid(8, number));
let game: TestGame;
beforeEach(() => {
  game = new TestGame(quiz);
  for (const number of [1, 2, 3, 4]) game.join(number);
});

/** The rows that the database has after these events: an answer of a player to an item as it was last. */
function stored(events: readonly SequencedEvent[]) {
  const joins = events.filter((event) => event.type === 'playerJoined');
  const answers = new Map(
    events.flatMap((event) =>
      event.type === 'answerAccepted' ? [[`${event.itemId} ${event.playerId}`, event] as const] : []
    )
  );
  return {
    players: joins.map(({ playerId: id, name, avatar, seq }) => ({ id, name, avatar, seq })),
    answers: [...answers.values()].sort((a, b) => a.seq - b.seq),
    journal: events
      .filter(({ type }) => type !== 'playerJoined' && type !== 'answerAccepted')
      .map(({ type, seq, ...data }) => ({ type, seq, data }))
  };
}

function results() {
  const evening = teamsOfEvening(quiz, stored(game.events));
  if (!evening) throw new Error('nobody played in teams');
  return computeResults({ quiz, marks: new Map(), revealed: new Set([0, 1]), kicked: new Set(), ...evening });
}

function question(wrong: readonly number[] = []) {
  game.toOpen();
  game.now += 3_000;
  for (const number of [1, 2, 3]) {
    const right = game.submission(number).value as number;
    game.now += 1_000;
    game.answer(number, { value: wrong.includes(number) ? 1 - right : right, revision: 1 });
  }
  game.toLocked();
  game.next();
}

test.each(['shared', 'best', 'average', 'sum'] as const)(
  '[RESULTS-1] [GAME-75] results tell of teams with answers “%s” what the room told',
  (answers: TeamsAnswers) => {
    game.do({ type: 'setTeams', settings: { who: 'both', choose: 'free', answers, limit: 1, perHead: 7 } });
    const profile = { name: 'Foxes', avatar: '🦊' } as const;
    game.do({ type: 'makeTeam', playerId: playerId(1), profile, colour: 0, teamId: team(1), seed: 'a' });
    game.do({ type: 'joinTeam', playerId: playerId(2), teamId: team(1) });
    game.do({ type: 'addPaperTable', name: 'Bar', teamId: team(2), seed: 'b' });
    question([2]);
    const { itemId, value } = game.submission(1);
    game.do({ type: 'enterPaperAnswer', teamId: team(2), itemId, value });
    game.do({ type: 'enterPaperPoints', teamId: team(2), round: 0, points: 11 });
    game.do({ type: 'kick', playerId: playerId(4) });
    question();

    const { rows, questions } = results();
    const room = standings(game.state).map(({ rank, contestant }) => ({
      rank,
      name: contestant.profile.name,
      score: contestant.score,
      right: contestant.rightCount,
      bestStreak: contestant.bestStreak
    }));
    expect(rows).toMatchObject(room);
    expect(rows.find(({ name }) => name === 'Foxes')?.members).toEqual(['Player 1', 'Player 2']);
    // What each question brought adds up; what stands beside is told with the last.
    const [header, ...lines] = resultRows({ rows, questions, corrections: [] } as never);
    expect(header?.[2]).toMatch(/Members|Leden/);
    const foxes = lines.find((line) => line[1] === 'Foxes');
    expect([foxes?.[2], Number(foxes?.[6]) + Number(foxes?.[8])]).toEqual(['Player 1, Player 2', foxes?.[3]]);
  }
);

test('where everybody played alone there is nothing of this', () => {
  question();
  expect(teamsOfEvening(quiz, stored(game.events))).toBeUndefined();
});
