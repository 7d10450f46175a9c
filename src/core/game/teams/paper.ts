import { questionsAmong, type QuestionItem } from '../../item/item.ts';
import type { ContestantId } from '../../ids.ts';
import { parseAnswer } from '../../question/question.ts';
import type { Answer } from '../answers/answers.ts';
import { recountItem } from '../scores/scores.ts';
import { accept, reject, type Decision } from '../decision.ts';
import type { GameState } from '../state.ts';
import type { TeamHostCommand } from './commands.ts';
import type { TeamEvent } from './events.ts';
import { MAX_TEAM_POINTS } from './team-settings.ts';
import { teamAt } from './team.ts';
import { touch } from '../versions.ts';

type Written = Extract<TeamEvent, { type: 'paperAnswered' }>;
type EnterAnswer = Extract<TeamHostCommand, { type: 'enterPaperAnswer' }>;
type EnterPoints = Extract<TeamHostCommand, { type: 'enterPaperPoints' }>;

const paperAt = (state: GameState, id: ContestantId) => {
  const contestant = teamAt(state, id);
  return contestant?.team.isPaper ? contestant : undefined;
};

/** What stands on the paper of a table: typed in by a helper from the opening of the item to the end [GAME-77]. */
export function enterPaperAnswer(state: GameState, { teamId, itemId, value: typed }: EnterAnswer): Decision {
  if (!paperAt(state, teamId)) return reject('unknownPlayer');
  const index = state.quiz.items.findIndex(({ id }) => id === itemId);
  const item = questionsAmong(state.quiz.items).find(({ id }) => id === itemId);
  if (!item || !state.begun.has(index) || state.outcomes.get(itemId) === 'skipped') return reject('notOpen');
  const event = { type: 'paperAnswered', teamId, itemId } as const;
  if (typed === null) return state.answers.get(itemId)?.has(teamId) ? accept(event) : accept();
  const value = parseAnswer(item.question, typed);
  return value === undefined ? reject('badAnswer') : accept({ ...event, value });
}

/** Or only what a whole round came to. */
export function enterPaperPoints(state: GameState, { teamId, round, points }: EnterPoints): Decision {
  const contestant = paperAt(state, teamId);
  if (!contestant) return reject('unknownPlayer');
  if (!state.quiz.rounds[round] || Math.abs(points) > MAX_TEAM_POINTS) return reject('badAnswer');
  if ((contestant.team.entered.get(round) ?? 0) === points) return accept();
  return accept({ type: 'paperScored', teamId, round, points });
}

/** Paper has no clock: it counts as written at the time limit. */
export function writeOnPaper(state: GameState, item: QuestionItem, { teamId, value: stored }: Written): void {
  if (!paperAt(state, teamId)) return;
  const value = stored === undefined ? undefined : parseAnswer(item.question, stored);
  const answers = state.answers.get(item.id) ?? new Map<ContestantId, Answer>();
  state.answers.set(item.id, answers);
  const revision = (answers.get(teamId)?.revision ?? 0) + 1;
  answers.delete(teamId);
  const tapMs = item.question.timeLimitSeconds * 1_000;
  touch(answers);
  if (value !== undefined) answers.set(teamId, { value, revision, tapMs, commandId: '' });
  if (state.outcomes.get(item.id) === 'revealed') recountItem(state, item);
}
