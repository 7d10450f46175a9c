import type { Context } from '../../game/commands.ts';
import { accept, reject, type Decision } from '../../game/decision.ts';
import type { GameEvent } from '../../game/events.ts';
import { lastsMs, questionAt } from '../../item/item.ts';
import { asksQuestion } from '../../item/question/asks-question.ts';
import { roundAfter } from '../../game/show/show.ts';
import type { GameState } from '../../game/state.ts';
import { isExtra } from './extra-time.ts';
import type { QuickPhase } from './phases.ts';
import { LEAD_MS, LOCK_NOTICE_MS, READ_LEAD_MS, readingMs } from './timing.ts';

/** The first item of a round that was not on yet, from a place on; −1 where there is none. */
export const nextInRound = ({ quiz, begun }: GameState, round: number, from = 0): number =>
  quiz.items.findIndex((item, index) => index >= from && item.round === round && !begun.has(index));

/** Whether nothing of its round is left behind an item. */
export const isLastInRound = (state: GameState, index: number): boolean =>
  nextInRound(state, state.quiz.items[index]?.round ?? 0, index + 1) < 0;

/** The first item of a round that was not on yet, with the introduction of the round where there are several. */
export function enterRound(state: GameState, round: number, now: number): readonly GameEvent[] {
  const { items, rounds } = state.quiz;
  const item = nextInRound(state, round);
  if (item < 0) return [];
  // A round without a question is what it shows.
  const hasQuestion = items.some(
    (candidate, index) => candidate.round === round && asksQuestion(candidate) && !state.begun.has(index)
  );
  return [
    rounds.length > 1 && hasQuestion ? { type: 'roundIntroduced', round, item } : begin(state, item, now)
  ];
}

/** An item of the host's choice; another round than the one that is on is introduced before a question of it. */
export function enterAt(state: GameState, item: number, now: number): readonly GameEvent[] {
  const { items, rounds } = state.quiz;
  const target = items[item];
  if (!target) return [];
  const here = 'item' in state.phase ? items[state.phase.item]?.round : undefined;
  return rounds.length > 1 && target.round !== here && asksQuestion(target)
    ? [{ type: 'roundIntroduced', round: target.round, item }]
    : [begin(state, item, now)];
}

/** What follows an item: the next one of its round that was not on yet, or what comes after the round. */
export function itemAfter(
  state: GameState,
  index: number,
  now: number,
  leadMs = LEAD_MS
): readonly GameEvent[] {
  const round = state.quiz.items[index]?.round ?? 0;
  const following = nextInRound(state, round, index + 1);
  return following < 0 ? roundAfter(state, round, now) : [begin(state, following, now, leadMs)];
}

/** A question is presented; what asks nothing is on at once. */
function begin(state: GameState, index: number, now: number, leadMs = LEAD_MS): GameEvent {
  const item = state.quiz.items[index];
  if (!item || asksQuestion(item)) return present(state, index, now, leadMs);
  const ms = lastsMs(item);
  return { type: 'interludeShown', item: index, ...(ms !== undefined && { until: now + ms }) };
}

/** The question alone: until it has been read out, or for as long as reading takes [GAME-24]. */
function present(state: GameState, item: number, now: number, leadMs: number): GameEvent {
  if (state.quiz.settings.readAloud) return { type: 'itemPresented', item };
  const prompt = questionAt(state.quiz.items, item)?.question.prompt ?? '';
  return announce(state, item, now, Math.max(leadMs, readingMs(prompt)));
}

function announce(state: GameState, item: number, now: number, leadMs: number): GameEvent {
  const opensAt = now + leadMs;
  const limitMs = (questionAt(state.quiz.items, item)?.question.timeLimitSeconds ?? 0) * 1_000;
  return { type: 'itemAnnounced', item, opensAt, closesAt: opensAt + limitMs };
}

/** The one button: what comes after each phase [GAME-4]. */
export function next(state: GameState, { now }: Context): Decision {
  const { phase, quiz, begun } = state;
  switch (phase.name) {
    case 'roundIntro':
      return accept(begin(state, phase.item, now));
    case 'reading':
      return accept(announce(state, phase.item, now, READ_LEAD_MS));
    case 'itemIntro':
      return openSooner(phase, now);
    case 'open':
      // Phones hear of it in time to send what is entered; frames in flight still get their grace, then `tick` locks.
      return accept({
        type: 'deadlineMoved',
        opensAt: phase.opensAt,
        closesAt: Math.min(phase.closesAt, now + LOCK_NOTICE_MS),
        ...(isExtra(phase) && { lastAt: Math.min(phase.lastAt ?? 0, now + LOCK_NOTICE_MS) }),
        reason: 'lock'
      });
    case 'locked':
      return accept({ type: 'itemRevealed', item: phase.item });
    case 'reveal':
      // After the very last question the podium tells the scores.
      return quiz.items.some((item, index) => index > phase.item && asksQuestion(item) && !begun.has(index))
        ? accept({ type: 'scoreboardShown', item: phase.item })
        : accept(...itemAfter(state, phase.item, now));
    case 'interlude':
    case 'scoreboard':
      return accept(...itemAfter(state, phase.item, now));
    default:
      return reject('notNow');
  }
}

/** Who has been read sooner opens sooner, with the whole of the time. */
function openSooner(
  { opensAt, closesAt }: Extract<QuickPhase, { name: 'itemIntro' }>,
  now: number
): Decision {
  const sooner = now + READ_LEAD_MS;
  if (opensAt <= sooner) return reject('notNow');
  const earlierMs = opensAt - sooner;
  return accept({ type: 'deadlineMoved', opensAt: sooner, closesAt: closesAt - earlierMs, reason: 'host' });
}
