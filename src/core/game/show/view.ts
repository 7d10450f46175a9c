import { entryOf, questionsAmong } from '../../item/item.ts';
import type { FrozenQuiz } from '../../quiz/quiz.ts';
import { formatOf } from '../../format/format-of.ts';
import { isAnyRevealed } from '../answers/answers.ts';
import { boardRow, BOARD_ROWS } from '../contestants/board.ts';
import { activePlayers, type Player } from '../contestants/contestants.ts';
import { podiumCounts, podiumRows } from '../contestants/podium.ts';
import { profileOf } from '../contestants/profile.ts';
import { isFinalLeft } from '../stakes/view.ts';
import { leaders, standings } from '../contestants/standings.ts';
import type { GameState } from '../state.ts';
import type { DisplayView, HostView } from '../views.ts';

/** Names in the lobby of the display. */
export const LOBBY_NAMES = 60;

/** What the display shows outside the rounds. */
export function showPart(state: GameState): Partial<DisplayView> {
  switch (state.phase.name) {
    case 'lobby':
      return {
        lobby: latestActive(state, LOBBY_NAMES).map(({ id, profile }) => ({ id, ...profileOf(profile) }))
      };
    case 'podium':
    case 'ended': {
      const rows = standings(state);
      return { podium: podiumRows(rows).map(boardRow), podiumCounts: podiumCounts(rows) };
    }
    default:
      return {};
  }
}

/** The last to join, newest first. */
function latestActive(state: GameState, most: number): Player[] {
  return activePlayers(state).slice(-most).reverse();
}

/**
 * How everybody stands between two scoreboards, for screens that show nothing else. Not while the stage is telling what an
 * item brought, nor once no question is left: the podium tells that [GAME-40].
 */
export function standingsPart(state: GameState): Pick<DisplayView, 'standings'> {
  const { outcomes, quiz } = state;
  const format = formatOf(state);
  if (!format || format.isRevealed(state) || format.isTelling?.(state) || isFinalLeft(state)) return {};
  const isAnyLeft = questionsAmong(quiz.items).some(({ id }) => !outcomes.has(id));
  return isAnyRevealed(state) && isAnyLeft ? { standings: leaders(state, BOARD_ROWS).map(boardRow) } : {};
}

/** The run of show, for the host. */
export const runOfShow = ({
  quiz,
  outcomes,
  begun,
  phase
}: GameState): Pick<HostView, 'show' | 'at' | 'skipped' | 'played'> => ({
  ...('item' in phase && { at: phase.item }),
  show: {
    rounds: quiz.rounds.map((round) => round.title),
    items: quiz.items.map((item) => ({ id: item.id, round: item.round, ...entryOf(item) }))
  },
  played: [...begun].sort((a, b) => a - b),
  skipped: quiz.items.flatMap(({ id }, index) => (outcomes.get(id) === 'skipped' ? [index] : []))
});

/** The question kinds of an evening. */
export const kindsIn = ({ items }: FrozenQuiz) => [
  ...new Set(questionsAmong(items).map(({ question }) => question.type))
];
