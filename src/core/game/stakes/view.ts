import type { ContestantId } from '../../ids.ts';
import { questionsAmong } from '../../item/item.ts';
import type { FrozenQuiz } from '../../quiz/quiz.ts';
import { rulesOf, rulesOfRound } from '../../scoring/score-item.ts';
import { plainRules, type ScoringSettings } from '../../scoring/scoring-settings.ts';
import { profileOf } from '../contestants/profile.ts';
import { currentItem, type GameState } from '../state.ts';
import { openStakes } from './decide.ts';
import type { OwnStakes, PaidJoker, SharedStakes, HostStakes, ToldRules } from './views.ts';

/**
 * Whether one question is left, or on and not revealed, and that one is double or wagered on: nobody shall see how everybody
 * stands before it [GAME-88].
 */
export function isFinalLeft({ quiz, outcomes }: GameState): boolean {
  const [last, ...others] = questionsAmong(quiz.items).filter(({ id }) => !outcomes.has(id));
  // A quiz of one question has no board to cover.
  if (!last || others.length > 0 || outcomes.size === 0) return false;
  const { double, wager } = rulesOf(quiz, last);
  return double || wager === 'question';
}

const told = (rules: ScoringSettings): ToldRules => ({
  ...Object.fromEntries(
    Object.entries(rules).filter(([name, value]) => (plainRules as Record<string, unknown>)[name] !== value)
  ),
  scoring: rules.scoring
});

const known = new WeakMap<FrozenQuiz, boolean>();

/**
 * Whether anything is counted otherwise than by points and time: phones get what tells of it. Asked with every view: a quiz is
 * looked through once.
 */
export function hasSpecialRules(quiz: FrozenQuiz): boolean {
  const isKnown = known.get(quiz);
  if (isKnown !== undefined) return isKnown;
  const special =
    quiz.settings.joker || questionsAmong(quiz.items).some((item) => isSpecial(rulesOf(quiz, item)));
  known.set(quiz, special);
  return special;
}

const isSpecial = (rules: ScoringSettings): boolean =>
  Object.keys(told(rules)).length > 1 || rules.scoring === 'podium' || rules.scoring === 'nearest';

/** The rules of what is on or about to begin, and what may be put at stake: the same for all. */
export function stakesPart(state: GameState): SharedStakes {
  const { phase, quiz } = state;
  const { joker, wager } = openStakes(state);
  const round = joker === undefined ? undefined : quiz.rounds[joker]?.id;
  const atStake = { ...(round && { joker: round }), ...(wager && { wager }) };
  const item = currentItem(state);
  const rules = 'round' in phase ? rulesOfRound(quiz, phase.round) : item && rulesOf(quiz, item);
  return {
    ...(rules && hasSpecialRules(quiz) && { rules: told(rules) }),
    ...((round ?? wager) && { atStake })
  };
}

/** What a contestant has at stake, for nobody but itself and the host [GAME-87]. */
export function ownStakes(state: GameState, id: ContestantId): OwnStakes {
  const joker = state.jokers.get(id);
  const on = openStakes(state).wager ?? wageredOn(state);
  const points = on && state.wagers.get(on)?.get(id);
  return {
    ...(joker !== undefined && { joker: joker + 1 }),
    ...(on && points !== undefined && { wager: { on, points } })
  };
}

/** What the question that is on, or else its round, was wagered on. */
function wageredOn(state: GameState) {
  const item = currentItem(state);
  if (!item) return undefined;
  if (rulesOf(state.quiz, item).wager === 'question') return item.id;
  return rulesOfRound(state.quiz, item.round).wager === 'round'
    ? state.quiz.rounds[item.round]?.id
    : undefined;
}

/** Names that the host is shown. */
const NAMED = 30;

/** What is at stake in what is on, for the host. */
export function stakedPart(state: GameState): HostStakes {
  const { phase, quiz } = state;
  const item = currentItem(state);
  const round = 'round' in phase ? phase.round : item?.round;
  if (round === undefined || !hasSpecialRules(quiz)) return {};
  const names = [...state.jokers].flatMap(([id, on]) => {
    const contestant = on === round ? state.contestants.get(id) : undefined;
    return contestant && !contestant.isOut ? [contestant.profile.name] : [];
  });
  const on = openStakes(state).wager ?? wageredOn(state);
  return {
    staked: {
      jokers: { count: names.length, names: names.slice(0, NAMED) },
      wagers: [...(on ? (state.wagers.get(on)?.values() ?? []) : [])].filter((points) => points > 0).length
    }
  };
}

/** Rows that the display shows. */
const PAID_ROWS = 12;

/** @param round index of one that has just come to its end */
export function paidJokers(state: GameState, round: number): readonly PaidJoker[] {
  if (!state.settled.has(round)) return [];
  const pages = [...state.ledger.pages.values()].filter(({ item }) => item.round === round);
  return [...state.jokers]
    .flatMap(([id, on]) => {
      const contestant = on === round ? state.contestants.get(id) : undefined;
      if (!contestant || contestant.isOut) return [];
      const row = state.ledger.rows.get(id) ?? -1;
      const points = pages.reduce((sum, page) => sum + (page.brought[row] ?? 0), 0);
      return [{ ...profileOf(contestant.profile), points: Math.max(0, points) }];
    })
    .sort((a, b) => b.points - a.points)
    .slice(0, PAID_ROWS);
}
