import { expect, test } from 'vitest';
import { playerId } from '../../quiz/quiz.fixture.ts';
import { frozenQuiz } from '../../quiz/quiz.fixture.ts';
import { TestGame } from '../game.fixture.ts';
import type { Avatar } from './avatars.ts';
import { PersonalViews } from '../personal-view.ts';
import { viewFor } from '../view-for.ts';

function room(...names: string[]) {
  const game = new TestGame(frozenQuiz());
  for (const [index, name] of names.entries()) game.join(index + 1, name);
  return game;
}
const rename = (game: TestGame, number: number, name: string) =>
  game.do({ type: 'rename', playerId: playerId(number), name });

test('[GAME-21] the player, the display and the standings have the new name', () => {
  const game = room('Rude word', 'Zoë');
  rename(game, 1, ' Team \u202e 1 ');
  expect(game.player(1).profile.name).toBe('Team 1');
  expect(new PersonalViews(game.state).of(playerId(1))?.name).toBe('Team 1');
  expect(viewFor(game.state, 'display').lobby?.map(({ name }) => name)).toEqual(['Zoë', 'Team 1']);
  game.next();
  game.toOpen();
  game.do({ type: 'end' });
  expect(viewFor(game.state, 'host').podium?.map(({ name }) => name)).toEqual(['Team 1', 'Zoë']);
});

test('[GAME-21] a name is cleaned and unique as that of a join, and the own one is not in its way', () => {
  const game = room('Ann', 'Bob');
  expect(rename(game, 2, '\u202e')).toBe('badName');
  expect(rename(game, 2, 'x'.repeat(25))).toBe('badName');
  rename(game, 2, 'ANN');
  expect(game.player(2).profile.name).toBe('ANN 2');
  rename(game, 1, 'aNN');
  expect(game.player(1).profile.name).toBe('aNN');
  expect(rename(game, 1, 'aNN')).toEqual([]);
});

test('[GAME-21] the name before is free again', () => {
  const game = room('Ann');
  rename(game, 1, 'Bob');
  game.join(2, 'Ann');
  expect(game.player(2).profile.name).toBe('Ann');
  game.join(3, 'Bob');
  expect(game.player(3).profile.name).toBe('Bob 2');
});

test('[GAME-11] [GAME-21] nobody else is renamed, nor who was removed', () => {
  const game = room('Ann');
  expect(rename(game, 9, 'Bob')).toBe('unknownPlayer');
  game.do({ type: 'kick', playerId: playerId(1) });
  expect(rename(game, 1, 'Bob')).toBe('unknownPlayer');
});

const change = (game: TestGame, number: number, name: string, avatar: Avatar) =>
  game.do({ type: 'changeProfile', playerId: playerId(number), profile: { name, avatar } });

test('[GAME-29] a player takes another name and face in the lobby, and not later', () => {
  const game = room('Ann', 'Bob');
  change(game, 1, ' bob ', '🐙');
  expect(game.player(1).profile).toEqual({ name: 'bob 2', avatar: '🐙' });
  change(game, 1, 'bob 2', '🐸');
  expect(game.contestant(1).profile).toEqual({ name: 'bob 2', avatar: '🐸' });
  expect(change(game, 1, '\u202e', '🐸')).toBe('badName');
  expect(viewFor(game.state, 'players').mayRename).toBe(true);
  game.next();
  expect(viewFor(game.state, 'players').mayRename).toBeUndefined();
  expect(change(game, 1, 'Ann', '🐸')).toBe('notNow');
});

test('[GAME-29] a name that the host gave stays', () => {
  const game = room('Rude word');
  rename(game, 1, 'Team 1');
  change(game, 1, 'Rude word', '🐙');
  expect(game.player(1).profile).toEqual({ name: 'Team 1', avatar: '🐙' });
});
