import type { GameEvent } from '../../game/events.ts';
import { GRACE_MS } from '../../game/clock/tap.ts';
import type { Rejection, SubmitAnswer } from '../../game/commands.ts';
import { TestGame } from '../../game/game.fixture.ts';
import { frozenQuiz, itemId, numberEstimate, playerId, typedAnswer } from '../../quiz/quiz.fixture.ts';
import type { FormatName } from '../format-names.ts';
import { questionsOfRound } from './sheets.ts';

/** A game of rounds of these sizes, typed answers and estimates by turns; without a word on it all are sheets. */
export function onSheets(sizes: readonly number[], formats?: readonly FormatName[]): TestGame {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const questions = Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? typedAnswer({ timeLimitSeconds: 240 }) : numberEstimate({ timeLimitSeconds: 240 })
  );
  const quiz = frozenQuiz(questions, {}, sizes);
  const rounds = quiz.rounds.map((round, index) => ({ ...round, format: formats?.[index] ?? 'sheet' }));
  return new TestGame({ ...quiz, rounds });
}

/** From wherever the show is to the moment at which a sheet has all its questions. */
export function presentAll(game: TestGame): void {
  for (let steps = 0; steps < 30; steps++) {
    const { phase, sheets } = game.state;
    const round = phase.name === 'sheet' ? phase.round : undefined;
    if (
      round !== undefined &&
      sheets.get(round)?.openedAt.size === questionsOfRound(game.state, round).length
    )
      return;
    game.next();
  }
  throw new Error(`no sheet after ${game.step}`);
}

/** Closes the sheet that is on. */
export function closed(game: TestGame): void {
  game.do({ type: 'closeSheet', from: game.step, inMs: 1_000 });
  game.pass(1_000 + GRACE_MS);
}

/** Writes a field of a sheet. */
export const write = (
  game: TestGame,
  number: number,
  item: number,
  value: unknown,
  revision = 0,
  part: Partial<SubmitAnswer> = {}
): readonly GameEvent[] | Rejection =>
  game.do({
    type: 'submitAnswer',
    playerId: playerId(number),
    itemId: itemId(item),
    value,
    revision,
    commandId: `${String(number)}-${String(item)}-${String(revision)}-${String(game.now)}`,
    tapAt: game.now,
    rttMs: 0,
    ...part
  });
