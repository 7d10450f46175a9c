import { parseAnswer, type AnswerValue } from '../question/question.ts';
import { watchAnswers } from './all-in.ts';
import type { Command, Context, HostCommand, Join, SubmitAnswer } from './commands.ts';
import { accept, reject, type Decision } from './decision.ts';
import type { GameEvent } from './events.ts';
import { cameTogether, hasPlace, mayComeBack, takesNewPlayers } from './places.ts';
import { cleanPlayerName, uniquePlayerName } from './player-name.ts';
import { rename } from './rename.ts';
import { undoSkip } from './skip.ts';
import { answersTo, currentItem, phaseKey, type GameState, type Player } from './state.ts';
import { clampTap, deadlineOf, GRACE_MS, LEAD_MS, LOCK_NOTICE_MS, SKIP_LEAD_MS } from './timing.ts';

/** Decides what a command leads to. Changes nothing; the same arguments always give the same decision. */
export function decide(state: GameState, command: Command, context: Context): Decision {
  if (state.phase.name === 'ended') return reject('ended');
  switch (command.type) {
    case 'join':
      return join(state, command, context);
    case 'submitAnswer':
      return submitAnswer(state, command, context);
    case 'tick':
      return tick(state, context.now);
    case 'watchAnswers':
      return watchAnswers(state, context);
    case 'coverOutage':
      return coverOutage(state, command.ms, context.now);
    case 'hostAway':
      return state.paused || !isRunning(state)
        ? accept()
        : accept({ type: 'gamePaused', at: context.now, reason: 'hostAway' });
    default:
      return host(state, command, context.now);
  }
}

const isRunning = (state: GameState) => state.phase.name !== 'lobby' && state.phase.name !== 'podium';

function join(state: GameState, command: Join, context: Context): Decision {
  // The same credential again is a join whose first answer got lost on the way [GAME-3], or somebody removed [GAME-11].
  const knownId = state.credentials.get(command.credential);
  const known = knownId && state.players.get(knownId);
  if (known?.kicked) return reject('kicked');
  if (known) return mayComeBack(state, context, known) ? accept() : reject('roomFull');
  if (state.isDoorClosed) return reject('doorClosed');
  const name = cleanPlayerName(command.name);
  if (name === undefined) return reject('badName');
  const { playerId, avatar, credential, from } = command;
  if (!takesNewPlayers(state, context) || !hasPlace(state, context, from)) return reject('roomFull');
  return accept({
    type: 'playerJoined',
    playerId,
    name: uniquePlayerName(name, state.names),
    avatar,
    credential,
    at: context.now,
    ...(from !== undefined && { from })
  });
}

function submitAnswer(state: GameState, command: SubmitAnswer, { now }: Context): Decision {
  const player = state.players.get(command.playerId);
  if (!player) return reject('unknownPlayer');
  if (player.kicked) return reject('kicked');

  const given = answersTo(state, command.itemId).get(player.id);
  if (given?.commandId === command.commandId) return accept();

  const { phase } = state;
  const item = currentItem(state);
  if (!item || item.id !== command.itemId) return reject('notOpen');
  if (phase.name !== 'open' && phase.name !== 'itemIntro')
    return reject(phase.name === 'roundIntro' ? 'notOpen' : 'tooLate');

  const tap = clampTap(command.tapAt, now, command.rttMs);
  if (tap < phase.opensAt) return reject('notOpen');
  if (state.paused && tap > state.paused.at) return reject('paused');
  if (tap > phase.closesAt || now > phase.closesAt + GRACE_MS) return reject('tooLate');

  const value = parseAnswer(item.question, command.value);
  if (value === undefined) return reject('badAnswer');
  if (given && !state.quiz.settings.answerChange) return reject('alreadyAnswered');
  if (given && command.revision <= given.revision) return accept();
  const isUnchanged = given !== undefined && isSame(given.value, value);

  const limitMs = item.question.timeLimitSeconds * 1_000;
  const answer: GameEvent = {
    type: 'answerAccepted',
    itemId: item.id,
    playerId: player.id,
    value,
    revision: command.revision,
    tapMs: isUnchanged ? given.tapMs : Math.min(Math.round(tap - phase.opensAt), limitMs),
    commandId: command.commandId,
    // Who has sent an answer and changes it has still answered.
    ...(command.isDraft && (given?.isDraft ?? !given) && { isDraft: true })
  };
  // The room's timer may be a moment behind the clock: an answer never suffers from that.
  return phase.name === 'itemIntro'
    ? accept({ type: 'itemOpened', item: phase.item }, answer)
    : accept(answer);
}

/** Answers have one form: lists ascend without doubles [QUESTION-2]. */
const isSame = (a: AnswerValue, b: AnswerValue) =>
  Array.isArray(a) && Array.isArray(b) ? a.join() === b.join() : a === b;

function tick(state: GameState, now: number): Decision {
  const { phase } = state;
  const deadline = deadlineOf(phase);
  if (state.paused || deadline === undefined || now < deadline) return accept();
  if (phase.name === 'itemIntro') return accept({ type: 'itemOpened', item: phase.item });
  return phase.name === 'open' ? accept({ type: 'itemLocked', item: phase.item }) : accept();
}

/** Only the part of the outage in which the clock ran is given back: a pause gives its own time back. */
function coverOutage(state: GameState, ms: number, now: number): Decision {
  const ran = Math.min(ms, (state.paused?.at ?? now) - (now - ms));
  return ran > 0 ? moveDeadline(state, ran, 'outage', now) : accept();
}

function moveDeadline(state: GameState, byMs: number, reason: 'host' | 'outage', now: number): Decision {
  const { phase } = state;
  if (phase.name !== 'open' && phase.name !== 'itemIntro')
    return reason === 'outage' ? accept() : reject('notNow');
  // An opening that has come stays: phones show the question by the clock, and taps count from there.
  const isAhead = phase.name === 'itemIntro' && phase.opensAt > now;
  const opensAt = isAhead && reason === 'outage' ? phase.opensAt + byMs : phase.opensAt;
  return accept({
    type: 'deadlineMoved',
    opensAt,
    closesAt: Math.max(phase.closesAt + byMs, opensAt),
    reason
  });
}

/** Most that one press may add to or take from the time, in ms. */
const MAX_EXTEND_MS = 120_000;

function host(state: GameState, command: HostCommand, now: number): Decision {
  switch (command.type) {
    case 'kick': {
      const player = state.players.get(command.playerId);
      if (!player) return reject('unknownPlayer');
      return player.kicked ? accept() : accept({ type: 'playerKicked', playerId: player.id });
    }
    case 'rename':
      return rename(state, command.playerId, command.name);
    case 'kickTogether': {
      const player = state.players.get(command.playerId);
      return player ? { ok: true, events: kickTogether(state, player) } : reject('unknownPlayer');
    }
    case 'closeDoor':
      return state.isDoorClosed ? accept() : accept({ type: 'doorClosed' });
    case 'openDoor':
      return state.isDoorClosed ? accept({ type: 'doorOpened' }) : accept();
    case 'pause':
      if (state.paused) return accept();
      return isRunning(state) ? accept({ type: 'gamePaused', at: now, reason: 'host' }) : reject('notNow');
    case 'resume':
      return state.paused
        ? accept({ type: 'gameResumed', shiftMs: Math.max(0, now - state.paused.at) })
        : accept();
    case 'end':
      return accept({ type: 'gameEnded' });
    default:
      return step(state, command, now);
  }
}

function kickTogether(state: GameState, player: Player): GameEvent[] {
  const events: GameEvent[] = [];
  for (const other of state.players.values())
    if (!other.kicked && cameTogether(player, other))
      events.push({ type: 'playerKicked', playerId: other.id });
  return events;
}

function step(state: GameState, command: Extract<HostCommand, { from: string }>, now: number): Decision {
  const { phase } = state;
  if (command.from !== phaseKey(phase)) return reject('stale');
  if (command.type === 'undoSkip') return undoSkip(state, now);
  if (state.paused) return reject('paused');
  switch (command.type) {
    case 'next':
      return next(state, now);
    case 'nextItem':
      return phase.name === 'reveal' ? accept(itemAfter(state, phase.item, now)) : reject('notNow');
    case 'skip':
      if (phase.name !== 'itemIntro' && phase.name !== 'open' && phase.name !== 'locked')
        return reject('notNow');
      return accept(
        { type: 'itemSkipped', item: phase.item, at: now },
        itemAfter(state, phase.item, now, SKIP_LEAD_MS)
      );
    case 'extend': {
      if (phase.name !== 'open' || !Number.isFinite(command.byMs)) return reject('notNow');
      const byMs = Math.max(-MAX_EXTEND_MS, Math.min(MAX_EXTEND_MS, Math.round(command.byMs)));
      const shortest = Math.min(0, now + LOCK_NOTICE_MS - phase.closesAt);
      return moveDeadline(state, Math.max(byMs, shortest), 'host', now);
    }
  }
}

/** The one button: what comes after each phase [GAME-4]. */
function next(state: GameState, now: number): Decision {
  const { phase, quiz } = state;
  switch (phase.name) {
    case 'lobby':
      return accept(itemAfter(state, -1, now));
    case 'roundIntro':
      return accept(announce(state, phase.item, now));
    case 'itemIntro':
      return reject('notNow');
    case 'open':
      // Phones hear of it in time to send what is entered; frames in flight still get their grace, then `tick` locks.
      return accept({
        type: 'deadlineMoved',
        opensAt: phase.opensAt,
        closesAt: Math.min(phase.closesAt, now + LOCK_NOTICE_MS),
        reason: 'lock'
      });
    case 'locked':
      return accept({ type: 'itemRevealed', item: phase.item });
    case 'reveal':
      return phase.item + 1 < quiz.items.length
        ? accept({ type: 'scoreboardShown', item: phase.item })
        : accept({ type: 'podiumReached' });
    case 'scoreboard':
      return accept(itemAfter(state, phase.item, now));
    case 'podium':
      return accept({ type: 'gameEnded' });
    case 'ended':
      return reject('ended');
  }
}

/** What follows an item (−1: the lobby): a round's introduction, an item, or the podium. */
function itemAfter(state: GameState, index: number, now: number, leadMs = LEAD_MS): GameEvent {
  const { items, rounds } = state.quiz;
  const upcoming = items[index + 1];
  if (!upcoming) return { type: 'podiumReached' };
  const newRound = upcoming.round !== items[index]?.round;
  if (newRound && rounds.length > 1)
    return { type: 'roundIntroduced', round: upcoming.round, item: index + 1 };
  return announce(state, index + 1, now, leadMs);
}

function announce(state: GameState, index: number, now: number, leadMs = LEAD_MS): GameEvent {
  const opensAt = now + leadMs;
  const limitMs = (state.quiz.items[index]?.question.timeLimitSeconds ?? 0) * 1_000;
  return { type: 'itemAnnounced', item: index, opensAt, closesAt: opensAt + limitMs };
}
