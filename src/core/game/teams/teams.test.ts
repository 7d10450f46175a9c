import { beforeEach, describe, expect, it } from 'vitest';
import { frozenQuiz, oneOfEach, playerId } from '../../quiz/quiz.fixture.ts';
import { speaksFor } from '../contestants/speaks-for.ts';
import { standings } from '../contestants/standings.ts';
import { TestGame } from '../game.fixture.ts';
import { PersonalViews } from '../personal-view.ts';
import { viewFor } from '../view-for.ts';
import { teamId } from './random-teams.fixture.ts';
import type { TeamSettings } from './team-settings.ts';
import { teamAt, teamsOf } from './team.ts';

const SHARED: TeamSettings = { who: 'both', choose: 'free', answers: 'shared' };

let game: TestGame;
const look = (name: string) => ({ profile: { name, avatar: '🦉' as const }, colour: 1 });
const make = (player: number, team: number, name = `Team ${String(team)}`) =>
  game.do({
    type: 'makeTeam',
    playerId: playerId(player),
    ...look(name),
    teamId: teamId(team),
    seed: `s${String(team)}`
  });
const join = (player: number, team: number) =>
  game.do({ type: 'joinTeam', playerId: playerId(player), teamId: teamId(team) });
const byKey = (player: number, key: string) => game.do({ type: 'joinTeam', playerId: playerId(player), key });
const team = (number: number) => {
  const found = teamAt(game.state, teamId(number));
  if (!found) throw new Error(`no team ${String(number)}`);
  return found;
};
const set = (settings?: TeamSettings, names?: string[]) =>
  game.do({
    type: 'setTeams',
    settings,
    names,
    made: (names ?? []).map((_name, index) => ({ teamId: teamId(50 + index), seed: `n${String(index)}` }))
  });
const rows = () => standings(game.state).map(({ contestant }) => [contestant.profile.name, contestant.score]);

beforeEach(() => {
  game = new TestGame(frozenQuiz(oneOfEach(), { scoring: 'flat', answerChange: false }));
  for (const number of [1, 2, 3, 4]) game.join(number);
});

describe('[GAME-70] how people play is the host’s to say, before the show begins', () => {
  it('nobody makes or joins a team where everybody is for himself', () => {
    expect([make(1, 1), join(1, 1)]).toEqual(['notNow', 'notNow']);
    expect(viewFor(game.state, 'players')).not.toHaveProperty('teams');
    set(SHARED);
    expect(make(1, 1)).toHaveLength(2);
    expect(viewFor(game.state, 'players').teams).toMatchObject({ who: 'both', list: [{ name: 'Team 1' }] });
  });

  it('later it stays as it is', () => {
    set(SHARED);
    game.next();
    expect(set()).toBe('notNow');
  });

  it('where only teams play, who is in none has no row, is not waited for, and answers nothing', () => {
    set({ ...SHARED, who: 'teams' });
    make(1, 1);
    expect(rows()).toEqual([['Team 1', 0]]);
    game.toOpen();
    expect(game.answer(2)).toBe('notNow');
    expect(new PersonalViews(game.state).of(playerId(1))).toMatchObject({ rank: 1, of: 1 });
    expect(byKey(2, team(1).team.key)).toHaveLength(1);
    expect(game.answer(2)).toHaveLength(1);
  });

  it('taken back, everybody has the own row again', () => {
    set({ ...SHARED, who: 'teams' });
    make(1, 1);
    set();
    expect(rows().map(([name]) => name)).toEqual(['Player 1', 'Player 2', 'Player 3', 'Player 4']);
  });
});

describe('[GAME-71] a team', () => {
  beforeEach(() => void set(SHARED));

  it('has a name that no other team has, a key, and whoever made it as captain', () => {
    make(1, 1, 'Foxes');
    make(2, 2, ' foxes\u202e ');
    expect(teamsOf(game.state).map(({ profile }) => profile.name)).toEqual(['Foxes', 'foxes 2']);
    expect(team(1).team.captain).toBe(playerId(1));
    expect(team(1).team.key).toMatch(/^(?:[B-Z][AEIOU]){3}$/);
    expect(make(3, 3, '\u202e')).toBe('badName');
  });

  it('looks as its captain says, before the start', () => {
    make(1, 1);
    join(2, 1);
    const dress = (player: number) =>
      game.do({ type: 'dressTeam', playerId: playerId(player), ...look('Owls') });
    expect(dress(2)).toBe('notNow');
    dress(1);
    expect(team(1).profile).toEqual({ name: 'Owls', avatar: '🦉' });
    game.next();
    expect(dress(1)).toBe('notNow');
  });
});

describe('[GAME-72] who comes into a team, and when', () => {
  beforeEach(() => void set(SHARED));

  it('anybody who is in none or another one, in the lobby, by list, name or key', () => {
    make(1, 1, 'Foxes');
    make(2, 2);
    join(3, 1);
    byKey(3, ` ${team(2).team.key.toLowerCase()} `);
    game.do({ type: 'joinTeam', playerId: playerId(4), name: 'FOXES' });
    expect([[...team(1).team.members], [...team(2).team.members]]).toEqual([
      [playerId(1), playerId(4)],
      [playerId(2), playerId(3)]
    ]);
    expect([join(3, 9), byKey(3, 'nonono')]).toEqual(['unknownTeam', 'unknownTeam']);
  });

  it('later by key alone, and only who has answered nothing alone; nobody leaves', () => {
    make(1, 1);
    const { key } = team(1).team;
    game.toOpen();
    game.answer(2);
    expect([join(3, 1), byKey(2, key)]).toEqual(['notNow', 'notNow']);
    expect(byKey(3, key)).toHaveLength(1);
    expect(game.do({ type: 'leaveTeam', playerId: playerId(3) })).toBe('notNow');
    // A phone that comes by key has everything that the team has.
    game.answer(1, { value: 2 });
    const { answer, team: own } = new PersonalViews(game.state).of(playerId(3)) ?? {};
    expect(answer).toMatchObject({ value: 2, by: playerId(1) });
    expect(own?.members).toHaveLength(2);
  });

  it('an answer stays with whom it was given for', () => {
    make(1, 1);
    make(3, 2);
    join(2, 1);
    game.toOpen();
    game.answer(2);
    game.do({ type: 'moveMember', playerId: playerId(2), teamId: teamId(2) });
    expect(game.answer(2, { commandId: 'once more' })).toBe('alreadyAnswered');
    game.toLocked();
    game.next();
    expect([team(1).score, team(2).score]).toEqual([1_000, 0]);
  });
});

describe('[GAME-73] the captain', () => {
  beforeEach(() => {
    set(SHARED);
    make(1, 1);
    join(2, 1);
    join(3, 1);
  });

  it('alone speaks for the team, and hands over', () => {
    const speakers = () => [1, 2, 3, 4].map((number) => speaksFor(game.state, game.player(number)));
    expect(speakers()).toEqual([true, false, false, true]);
    expect(game.do({ type: 'handOver', playerId: playerId(2), to: playerId(2) })).toBe('notNow');
    expect(game.do({ type: 'handOver', playerId: playerId(1), to: playerId(4) })).toBe('unknownPlayer');
    game.do({ type: 'handOver', playerId: playerId(1), to: playerId(3) });
    expect(speakers()).toEqual([false, false, true, true]);
  });

  it('is the next one when gone, removed or moved', () => {
    game.gone.set(playerId(1), game.now);
    game.gone.set(playerId(2), game.now);
    game.now += 14_999;
    expect(game.do({ type: 'watchCaptains' })).toEqual([]);
    game.now += 1;
    game.do({ type: 'watchCaptains' });
    expect(team(1).team.captain).toBe(playerId(3));
    game.do({ type: 'kick', playerId: playerId(3) });
    expect(team(1).team.captain).toBe(playerId(1));
    game.do({ type: 'moveMember', playerId: playerId(1) });
    expect(team(1).team.captain).toBe(playerId(2));
    game.do({ type: 'readmit', playerId: playerId(3) });
    expect([...team(1).team.members]).toEqual([playerId(2), playerId(3)]);
  });
});

describe('[GAME-74] an answer that is shared', () => {
  beforeEach(() => {
    set(SHARED);
    make(1, 1);
    join(2, 1);
    game.toOpen();
  });

  it('is the last that anybody of the team wrote, also where the quiz allows no change of mind', () => {
    game.answer(1, { value: 0, commandId: 'a', revision: 1 });
    game.answer(2, { value: 1, commandId: 'b', revision: 1 });
    // What came again is what it was, and turns nothing back.
    expect(game.answer(1, { value: 0, commandId: 'a', revision: 1 })).toEqual([]);
    expect(game.answer(1, { value: 0, commandId: 'c', revision: 1 })).toEqual([]);
    const views = new PersonalViews(game.state);
    expect(views.of(playerId(1))?.answer).toMatchObject({ value: 1, rev: 1, by: playerId(2) });
    expect(views.of(playerId(2))?.answer).not.toHaveProperty('by');
  });

  it('is one answer: one is waited for, one is counted, all of the team are told what it brought', () => {
    game.answer(2);
    game.toLocked();
    game.next();
    const views = new PersonalViews(game.state);
    for (const member of [1, 2])
      expect(views.of(playerId(member))).toMatchObject({
        score: 1_000,
        rank: 1,
        of: 3,
        result: { right: true }
      });
    expect(viewFor(game.state, 'display').summary?.bars.reduce((sum, { count }) => sum + count, 0)).toBe(1);
    expect(rows()).toEqual([['Team 1', 1_000], ['Player 3', 0], ['Player 4', 0]]); // prettier-ignore
  });
});

it.each([
  ['best', 1_000],
  ['average', 500],
  ['sum', 1_000]
] as const)(
  '[GAME-75] of own answers a team gets the %s; each member is told the own result',
  (answers, points) => {
    set({ ...SHARED, answers });
    make(1, 1);
    join(2, 1);
    game.toOpen();
    game.answer(1);
    game.answer(2, { value: (game.submission(2).value as number) + 1 });
    expect(game.answer(2, { commandId: 'again', revision: 2 })).toBe('alreadyAnswered');
    game.toLocked();
    game.next();
    expect(team(1).score).toBe(points);
    const views = new PersonalViews(game.state);
    expect(views.of(playerId(1))).toMatchObject({ score: points, result: { right: true, points: 1_000 } });
    expect(views.of(playerId(2))).toMatchObject({ score: points, result: { right: false, points: 0 } });
    // A mark afterwards counts everybody anew.
    const { itemId, value } = game.submission(1);
    game.do({ type: 'mark', itemId, value, grade: 0 });
    expect(team(1).score).toBe(0);
  }
);

describe('[GAME-76] size and handicap', () => {
  it('nobody comes in above the limit, where a head has no price', () => {
    set({ ...SHARED, limit: 2 });
    make(1, 1);
    join(2, 1);
    expect(join(3, 1)).toBe('teamFull');
    // The host may all the same.
    expect(game.do({ type: 'moveMember', playerId: playerId(3), teamId: teamId(1) })).toHaveLength(1);
  });

  it('each head above it costs, as long as it is in; a handicap counts from the start', () => {
    set({ ...SHARED, limit: 1, perHead: 30 });
    make(1, 1);
    join(2, 1);
    join(3, 1);
    game.do({ type: 'setHandicap', teamId: teamId(1), points: 100 });
    expect(team(1).score).toBe(40);
    game.do({ type: 'leaveTeam', playerId: playerId(3) });
    expect(team(1).score).toBe(70);
    expect(game.do({ type: 'setHandicap', teamId: teamId(1), points: 100_001 })).toBe('badAnswer');
  });
});

describe('[GAME-77] a paper table', () => {
  beforeEach(() => {
    game.do({ type: 'addPaperTable', name: 'Bar', teamId: teamId(1), seed: 'x' });
  });
  const type = (value: unknown, item = game.submission(1).itemId) =>
    game.do({ type: 'enterPaperAnswer', teamId: teamId(1), itemId: item, value });

  it('has a row beside everybody, is marked, and no phone comes in', () => {
    expect(viewFor(game.state, 'display').teams).toMatchObject([{ name: 'Bar', isPaper: true }]);
    set(SHARED);
    expect(byKey(1, team(1).team.key)).toBe('unknownTeam');
    expect(rows()).toHaveLength(5);
  });

  it('is typed in from the opening to the end, and everybody is counted anew', () => {
    const later = game.state.quiz.items[1]?.id;
    game.toOpen();
    expect(type(0, later)).toBe('notOpen');
    expect(type('what')).toBe('badAnswer');
    game.toLocked();
    game.next();
    expect(team(1).score).toBe(0);
    type(game.submission(1).value);
    expect(team(1)).toMatchObject({ score: 1_000, streak: 1 });
    expect(viewFor(game.state, 'host').team1?.answers).toEqual({
      [game.submission(1).itemId]: game.submission(1).value
    });
    type(null);
    expect(team(1)).toMatchObject({ score: 0, streak: 0 });
    expect(type(null)).toEqual([]);
  });

  it('or only its points of a round', () => {
    const points = (round: number, of: number) =>
      game.do({ type: 'enterPaperPoints', teamId: teamId(1), round, points: of });
    points(0, 7);
    points(0, 8);
    expect(team(1).score).toBe(8);
    expect([points(9, 1), points(0, 100_001)]).toEqual(['badAnswer', 'badAnswer']);
    expect(game.do({ type: 'enterPaperPoints', teamId: teamId(2), round: 0, points: 1 })).toBe(
      'unknownPlayer'
    );
  });
});

describe('[GAME-78] the host', () => {
  it('deals everybody evenly, who comes later too', () => {
    set({ ...SHARED, choose: 'dealt' }, ['Red', 'Blue', 'Red']);
    game.join(5);
    expect(teamsOf(game.state).map(({ profile, team: { members } }) => [profile.name, members.size])).toEqual(
      [
        ['Red', 2],
        ['Blue', 2],
        ['Red 2', 1]
      ]
    );
    expect([join(1, 51), make(1, 2)]).toEqual(['notNow', 'notNow']);
  });

  it('gives a list to choose from', () => {
    set({ ...SHARED, choose: 'list' }, ['Red', 'Blue']);
    expect(make(1, 2)).toBe('notNow');
    join(1, 50);
    expect(rows().map(([name]) => name)).toEqual(['Player 2', 'Player 3', 'Player 4', 'Red']);
    // Set once more, nothing is made twice.
    set({ ...SHARED, choose: 'list' }, ['Red', 'Blue', 'Green']);
    expect(teamsOf(game.state)).toHaveLength(3);
  });

  it('merges a double, renames, removes, and names the captain', () => {
    set(SHARED);
    make(1, 1, 'Foxes');
    make(2, 2, 'Foxs');
    join(3, 2);
    game.do({ type: 'mergeTeams', teamId: teamId(2), into: teamId(1) });
    expect([...team(1).team.members]).toEqual([1, 2, 3].map(playerId));
    expect(rows().map(([name]) => name)).toEqual(['Player 4', 'Foxes']);
    // Its name is free again.
    game.do({ type: 'renameTeam', teamId: teamId(1), name: 'Foxs' });
    expect(team(1).profile.name).toBe('Foxs');
    game.do({ type: 'nameCaptain', teamId: teamId(1), playerId: playerId(3) });
    expect(team(1).team.captain).toBe(playerId(3));
    game.do({ type: 'removeTeam', teamId: teamId(1) });
    expect(rows()).toHaveLength(4);
    for (const id of [1, 2])
      expect(game.do({ type: 'mergeTeams', teamId: teamId(id), into: teamId(id) })).toBe('unknownTeam');
  });
});

it('[GAME-79] a team that has begun keeps its row when nobody is left in it, and before it has none', () => {
  set(SHARED);
  make(1, 1);
  game.do({ type: 'leaveTeam', playerId: playerId(1) });
  expect(rows()).toHaveLength(4);
  join(1, 1);
  game.next();
  game.do({ type: 'kick', playerId: playerId(1) });
  expect(rows().map(([name]) => name)).toContain('Team 1');
});
