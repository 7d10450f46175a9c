import { formatAsking } from '../../format/format-of.ts';
import { limitMsOf } from '../../item/question/limit-ms.ts';
import { parseAnswer, type AnswerValue } from '../../question/question.ts';
import { clampTap, GRACE_MS } from '../clock/tap.ts';
import type { Context } from '../commands.ts';
import { accept, reject, type Decision } from '../decision.ts';
import { ownEnd } from '../extra-time/own-end.ts';
import type { DecideTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import type { ItemId } from '../../ids.ts';
import { aloneAs, type Player } from '../contestants/contestants.ts';
import { answererOf, hasAnsweredElsewhere } from '../teams/answerer.ts';
import { isShared, mayPlay, teamOfPlayer } from '../teams/team.ts';
import { answersTo, BLANK, type Answer } from './answers.ts';
import type { SubmitAnswer } from './commands.ts';
import type { AnswerAccepted } from './events.ts';

export const decideAnswers: DecideTable<'submitAnswer'> = { submitAnswer };

function submitAnswer(state: GameState, command: SubmitAnswer, { now, hereSince }: Context): Decision {
  const player = state.players.get(command.playerId);
  if (!player) return reject('unknownPlayer');
  if (player.kicked) return reject('kicked');

  const given = answersTo(state, command.itemId).get(answererOf(state, player));
  // Of an answer that a team shares, what this member wrote last.
  const own = given?.writers ? given.writers.get(player.id) : given;
  if (own?.commandId === command.commandId) return accept();
  if (!mayPlay(state, player)) return reject('notNow');

  const writer = { player, now, cameAt: hereSince?.(player.id) };
  const window = formatAsking(state, command.itemId)?.windowOf(state, command.itemId, writer) ?? 'notOpen';
  if (typeof window === 'string') return reject(window);
  const { writtenBy = Infinity, isOnSheet } = window;
  // What was written after the closing is none of what was written before it [CLOCK-6].
  if (command.tapAt > writtenBy) return reject('tooLate');
  const tap = clampTap(command.tapAt, now, command.rttMs);
  if (tap < window.opensAt) return reject('notOpen');
  if (state.paused && tap > state.paused.at) return reject('paused');
  const limitMs = limitMsOf(window.item);
  const end = ownEnd(window, limitMs, player.timeFactor);
  if (tap > end || now > end + GRACE_MS) return reject('tooLate');

  const { item } = window;
  const isBlank = isOnSheet && command.value === BLANK;
  const value = isBlank ? BLANK : parseAnswer(item.question, command.value);
  if (value === undefined) return reject('badAnswer');
  if (isElsewhere(state, player, given, item.id)) return reject('alreadyAnswered');
  if (!isOnSheet && given && !given.isDraft && !mayChange(state)) return reject('alreadyAnswered');
  const revision = own?.revision ?? state.blanks.get(item.id)?.get(aloneAs(player.id));
  if (revision !== undefined && command.revision <= revision) return accept();
  const isUnchanged = given !== undefined && isSame(given.value, value);
  const answer: AnswerAccepted = {
    type: 'answerAccepted',
    itemId: item.id,
    playerId: player.id,
    value,
    revision: command.revision,
    // On the player's own clock [GAME-45].
    tapMs: isUnchanged
      ? given.tapMs
      : Math.min(Math.round((Math.min(tap, writtenBy) - window.opensAt) / player.timeFactor), limitMs),
    commandId: command.commandId
  };
  // Who has sent an answer and changes it has still answered.
  const isDraft = !isOnSheet && command.isDraft && (given?.isDraft ?? !given);
  return accept(...window.before, isDraft ? { ...answer, isDraft } : answer);
}

/** What a team shares, everybody of it may change [GAME-74]. */
export const mayChange = (state: GameState): boolean => state.quiz.settings.answerChange || isShared(state);

/** Whether the player has answered the item for somebody else, before being moved. */
const isElsewhere = (state: GameState, player: Player, given: Answer | undefined, item: ItemId): boolean =>
  (given !== undefined && !given.writers && given.team !== teamOfPlayerId(state, player)) ||
  hasAnsweredElsewhere(state, player, item);

const teamOfPlayerId = (state: GameState, player: Player) =>
  isShared(state) ? undefined : teamOfPlayer(state, player)?.id;

/** Answers have one form: lists ascend without doubles [QUESTION-2]. */
const isSame = (a: AnswerValue, b: AnswerValue) => a === b || JSON.stringify(a) === JSON.stringify(b);
