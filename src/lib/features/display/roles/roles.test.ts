import type { BoardRow, DisplayView } from '#core/game/views.ts';
import { readDisplayRole } from '#core/game/stage/display-roles.ts';
import { asId } from '#core/ids.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Scene } from '../../stage/director/director.ts';
import { boardNow } from './board-now.ts';
import { comingNext } from './coming-next.ts';

beforeEach(() => {
  overwriteGetLocale(() => 'en');
});

const row = (id: string, score: number): BoardRow => ({
  id: asId(id),
  rank: 1,
  name: id,
  avatar: '🦊',
  score,
  moved: 3
});
const scene: Scene = { moment: 'question', key: 'q', elapsedMs: 0, beats: new Set(), isPaused: false };
const view = (part: Partial<DisplayView>): DisplayView => ({
  phase: 'open',
  step: 'open:0',
  code: 'ABCDE',
  title: 'Quiz',
  language: 'en',
  players: 2,
  ...part
});
const item = (n: number, of: number) =>
  ({ id: 'x', n, of, points: 1, limitMs: 1, scoring: 'flat' }) as unknown as NonNullable<DisplayView['item']>;

test('[GAME-41] a role is named by the address; any other word is the show', () => {
  expect(['board', 'code', 'monitor', 'stage', 'host', '', null].map(readDisplayRole)).toEqual([
    'board',
    'code',
    'monitor',
    'stage',
    'stage',
    'stage',
    'stage'
  ]);
});

describe('[GAME-41] a screen of standings', () => {
  const last = [row('seen', 1)];

  test('plays the scoreboard together with the stage', () => {
    const board = [row('a', 5)];
    expect(boardNow(view({ phase: 'scoreboard', board }), scene, last)).toEqual({ rows: board, scene });
  });

  test('shows how everybody stood last in between, at rest', () => {
    const now = boardNow(view({ standings: [row('a', 5)] }), scene, last);
    expect(now).toMatchObject({ rows: [{ name: 'a', score: 5 }], title: 'Standings' });
    expect(now.rows[0]).not.toHaveProperty('moved');
    expect(boardNow(view({ phase: 'reveal' }), scene, last).rows).toMatchObject([{ name: 'seen' }]);
  });

  test('does not tell the winner before the podium has', () => {
    const podium = [row('winner', 9)];
    const rows = (part: Partial<DisplayView>) =>
      boardNow(view({ podium, ...part }), scene, last).rows.map(({ name }) => name);
    expect(rows({ phase: 'podium', podiumStep: 0 })).toEqual(['seen']);
    expect(rows({ phase: 'podium', podiumStep: 2 })).toEqual(['seen']);
    expect(rows({ phase: 'podium', podiumStep: 3 })).toEqual(['winner']);
    expect(rows({ phase: 'ended' })).toEqual(['winner']);
  });
});

test('[GAME-41] the presenter reads what comes next, as far as a display may know it', () => {
  const says = (part: Partial<DisplayView>) => comingNext(view(part));
  expect(says({ phase: 'lobby' })).toBe('The quiz begins');
  expect(says({ phase: 'itemIntro', item: item(1, 3) })).toBe('The answers open');
  expect(says({ phase: 'open', item: item(1, 3) })).toBe('Time is up');
  expect(says({ phase: 'locked', item: item(1, 3) })).toBe('The answer');
  expect(says({ phase: 'reveal', item: item(1, 3) })).toBe('The scores');
  expect(says({ phase: 'reveal', item: item(3, 3) })).toBe('The podium');
  expect(says({ phase: 'scoreboard', item: item(1, 3) })).toBe('Question 2');
  const round = { n: 1, of: 2, title: 'One' };
  expect(says({ phase: 'scoreboard', item: item(1, 3), isRoundOver: true, round })).toBe('Round 2');
  expect(says({ phase: 'podium', podiumStep: 0, podiumCounts: [1, 0, 1] })).toBe('The third place');
  expect(says({ phase: 'podium', podiumStep: 1, podiumCounts: [1, 0, 1] })).toBe('The winner');
  expect(says({ phase: 'podium', podiumStep: 3 })).toBe('The end');
  expect(says({ phase: 'ended' })).toBe('');
});
