import { hasLiveBars, publicView, solution, summarise, type AnswerValue } from '../question/question.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { highlightOf, type Highlight } from '../scoring/highlight.ts';
import { rulesOf } from '../scoring/score-item.ts';
import { nobodyVacated } from './places.ts';
import { podiumCounts, podiumRows } from './podium.ts';
import { openSkip } from './skip.ts';
import { standings, type Standing } from './standings.ts';
import {
  answersTo,
  countActive,
  currentItem,
  hasAnswered,
  phaseKey,
  scoresOf,
  type GameState,
  type PhaseName,
  type Player
} from './state.ts';
import { SKIP_LEAD_MS } from './timing.ts';
import type { Audience, BoardRow, DisplayView, HostView, PlayersView, SharedView, ViewOf } from './views.ts';

/** Rows of the scoreboard on the display, and names in its lobby. */
export const BOARD_ROWS = 10;
export const LOBBY_NAMES = 60;

const WITH_QUESTION: readonly PhaseName[] = ['itemIntro', 'open', 'locked', 'reveal'];

/**
 * What an audience may see of the state. Before the reveal, nothing in the view of players or display depends on
 * which answer is right [GAME-7]; the host sees everything.
 */
export function viewFor<A extends Audience>(state: GameState, audience: A): ViewOf<A>;
export function viewFor(state: GameState, audience: Audience): PlayersView | DisplayView | HostView {
  if (audience === 'players') {
    const { answerChange } = state.quiz.settings;
    return {
      ...shared(state),
      kinds: kindsIn(state.quiz),
      answerChange,
      ...(answerChange && { drafts: true })
    };
  }
  return audience === 'display' ? displayView(state) : hostView(state);
}

const kindsIn = ({ items }: FrozenQuiz) => [...new Set(items.map(({ question }) => question.type))];

function shared(state: GameState): SharedView {
  const { phase, quiz } = state;
  const item = currentItem(state);
  const round = quiz.rounds[item?.round ?? -1];
  return {
    phase: phase.name,
    step: phaseKey(phase),
    code: state.code,
    title: quiz.title,
    language: quiz.language,
    ...(state.paused && { paused: state.paused.reason, pausedAt: state.paused.at }),
    ...(round && item && { round: { n: item.round + 1, of: quiz.rounds.length, title: round.title } }),
    ...(item &&
      'item' in phase && {
        item: {
          id: item.id,
          n: phase.item + 1,
          of: quiz.items.length,
          points: item.question.points,
          limitMs: item.question.timeLimitSeconds * 1_000,
          scoring: rulesOf(quiz, item).scoring
        }
      }),
    ...(item && WITH_QUESTION.includes(phase.name) && { question: publicView(item.question) }),
    ...('opensAt' in phase && { timing: { opensAt: phase.opensAt, closesAt: phase.closesAt } }),
    ...(item &&
      phase.name === 'reveal' && {
        solution: solution(item.question),
        explanation: item.question.explanation
      })
  };
}

function displayView(state: GameState): DisplayView {
  const { phase } = state;
  const skip = openSkip(state);
  const view = {
    ...shared(state),
    players: countActive(state),
    ...(phase.name === 'open' && phase.cutFrom !== undefined && { allIn: true }),
    ...(skip && { skip: { n: skip.phase.item + 1, until: skip.at + SKIP_LEAD_MS } })
  };
  if (phase.name === 'lobby') {
    const latest = latestActive(state, LOBBY_NAMES);
    return { ...view, lobby: latest.map(({ id, name, avatar }) => ({ id, name, avatar })) };
  }
  if (phase.name === 'reveal') return { ...view, ...revealed(state) };
  if (phase.name === 'scoreboard') return { ...view, board: board(standings(state)) };
  if (phase.name === 'podium' || phase.name === 'ended') {
    const rows = standings(state);
    return { ...view, podium: podiumRows(rows).map(boardRow), podiumCounts: podiumCounts(rows) };
  }
  return view;
}

/** The last to join, newest first. */
function latestActive(state: GameState, most: number): Player[] {
  const latest: Player[] = [];
  // A map has no way from its end; who joined last is kept while walking.
  for (const player of state.players.values()) {
    if (player.kicked) continue;
    latest.push(player);
    if (latest.length >= 2 * most) latest.splice(0, most);
  }
  return latest.slice(-most).reverse();
}

function hostView(state: GameState): HostView {
  const item = currentItem(state);
  const { rounds, items } = state.quiz;
  return {
    ...displayView(state),
    door: state.isDoorClosed ? 'closed' : 'open',
    mayRename: true,
    ...(item && { solution: solution(item.question), explanation: item.question.explanation }),
    show: {
      rounds: rounds.map((round) => round.title),
      items: items.map(({ round, question }) => ({ round, type: question.type, prompt: question.prompt }))
    },
    skipped: items.flatMap(({ id }, index) => (state.outcomes.get(id) === 'skipped' ? [index] : []))
  };
}

/** Answers of everybody who was not removed, to the current item. */
function countedAnswers(state: GameState) {
  const item = currentItem(state);
  if (!item) return [];
  return [...answersTo(state, item.id)].flatMap(([playerId, answer]) => {
    const player = state.players.get(playerId);
    return player && !player.kicked ? [{ player, answer }] : [];
  });
}

function revealed(state: GameState): Pick<DisplayView, 'summary'> & Highlight {
  const item = currentItem(state);
  if (!item) return {};
  const answers = countedAnswers(state);
  const values = answers.map(({ answer }) => answer.value);
  const scores = scoresOf(state, item.id);
  const named = answers.flatMap(({ player, answer }) => {
    const score = scores.get(player.id);
    return score ? [{ ...score, name: player.name, tapMs: answer.tapMs }] : [];
  });
  return { summary: summarise(item.question, values), ...highlightOf(named) };
}

/**
 * How many have answered the current item, of all but those who gave up the place [GAME-18], and for the host how often each tile was chosen. Asked for several times a
 * second while thousands answer, so it makes nothing per answer but the list that the chart needs.
 */
export function answerCounts(
  state: GameState,
  vacated = nobodyVacated
): { answered: number; of: number; bars?: number[] } {
  const item = currentItem(state);
  const of = countActive(state) - vacated.size;
  if (!item) return { answered: 0, of };
  const values: AnswerValue[] = [];
  for (const [playerId, answer] of answersTo(state, item.id))
    if (state.players.get(playerId)?.kicked === false && hasAnswered(state, answer))
      values.push(answer.value);
  const counts = { answered: values.length, of };
  if (!hasLiveBars(item.question)) return counts;
  return { ...counts, bars: summarise(item.question, values).bars.map((bar) => bar.count) };
}

const boardRow = ({ player, rank }: Standing): BoardRow => ({
  id: player.id,
  rank,
  name: player.name,
  avatar: player.avatar,
  score: player.score,
  ...(player.rankBefore !== undefined && { moved: player.rankBefore - rank })
});

function board(rows: readonly Standing[]): BoardRow[] {
  const top = rows.slice(0, BOARD_ROWS).map(boardRow);
  let climb: BoardRow | undefined;
  for (const row of rows.slice(BOARD_ROWS)) {
    const candidate = boardRow(row);
    if ((candidate.moved ?? 0) > Math.max(0, climb?.moved ?? 0)) climb = candidate;
  }
  return climb ? [...top, climb] : top;
}
