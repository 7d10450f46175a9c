import { answersTo, scoresOf } from '../../game/answers/answers.ts';
import { board } from '../../game/contestants/board.ts';
import { profileOf } from '../../game/contestants/profile.ts';
import { standings } from '../../game/contestants/standings.ts';
import { marksOn } from '../../game/marks/marks.ts';
import { countsFor } from '../../game/teams/answerer.ts';
import { roundEndPart } from '../../game/rounds/view.ts';
import { currentItem, type GameState, type PhaseName } from '../../game/state.ts';
import type { DisplayView, HostView, SharedView } from '../../game/views.ts';
import {
  questionNumber,
  questionsAmong,
  shownOf,
  type FrozenItem,
  type QuestionItem
} from '../../item/item.ts';
import { limitMsOf } from '../../item/question/limit-ms.ts';
import { asksQuestion } from '../../item/question/asks-question.ts';
import { publicView, solution, summarise } from '../../question/question.ts';
import { highlightOf, type Highlight } from '../../scoring/highlight.ts';
import { rulesOf } from '../../scoring/score-item.ts';
import type { OpenPhase, QuickPhase } from './phases.ts';
import { openSkip } from './skip.ts';
import { isLastInRound } from './steps.ts';
import { SKIP_LEAD_MS } from './timing.ts';

const WITH_QUESTION: readonly PhaseName[] = ['reading', 'itemIntro', 'open', 'locked', 'reveal'];

/** Before the reveal, nothing of it depends on which answer is right [GAME-7]. */
export function sharedPart(state: GameState): Partial<SharedView> {
  const { phase, quiz } = state;
  const item = 'item' in phase ? quiz.items[phase.item] : undefined;
  if (!item) return {};
  const round = quiz.rounds[item.round];
  return {
    ...(round && { round: { n: item.round + 1, of: quiz.rounds.length, title: round.title } }),
    ...(phase.name === 'interlude' && interludePart(item, phase)),
    ...(asksQuestion(item) && questionPart(state, item))
  };
}

function interludePart(item: FrozenItem, { until }: { readonly until?: number }): Partial<SharedView> {
  const interlude = shownOf(item);
  return { ...(interlude && { interlude }), ...(until !== undefined && { until }) };
}

function questionPart({ phase, quiz }: GameState, item: QuestionItem): Partial<SharedView> {
  const { question } = item;
  return {
    item: {
      id: item.id,
      n: questionNumber(quiz.items, quiz.items.indexOf(item)),
      of: questionsAmong(quiz.items).length,
      points: question.points,
      limitMs: limitMsOf(item),
      scoring: rulesOf(quiz, item).scoring
    },
    ...(WITH_QUESTION.includes(phase.name) && { question: publicView(question) }),
    ...('opensAt' in phase && { timing: timingOf(phase) }),
    ...(phase.name === 'reveal' && { solution: solution(question), explanation: question.explanation })
  };
}

function timingOf(
  phase: OpenPhase | Extract<QuickPhase, { name: 'itemIntro' }>
): NonNullable<SharedView['timing']> {
  const { opensAt, closesAt } = phase;
  return {
    opensAt,
    closesAt,
    ...(phase.name === 'open' && phase.lastAt !== undefined && { lastAt: phase.lastAt })
  };
}

export function displayPart(state: GameState): Partial<DisplayView> {
  const { phase } = state;
  if (phase.name === 'open') return phase.cutFrom === undefined ? {} : { allIn: true };
  if (phase.name === 'reveal') return revealed(state);
  return phase.name === 'scoreboard' ? scoreboard(state) : {};
}

function scoreboard(state: GameState): Partial<DisplayView> {
  const item = currentItem(state);
  if (!item) return {};
  const { items, rounds } = state.quiz;
  return {
    board: board(standings(state), scoresOf(state, item.id)),
    ...(rounds.length > 1 &&
      isLastInRound(state, items.indexOf(item)) && {
        isRoundOver: true,
        ...roundEndPart(state, item.round)
      })
  };
}

/** The host sees everything, and alone what to read aloud and the notes [GAME-47]. */
export function hostPart(state: GameState): Partial<HostView> {
  const item = currentItem(state);
  if (!item) return {};
  const { explanation, longText, hostNote } = item.question;
  return {
    solution: solution(item.question),
    explanation,
    ...(longText && { longText }),
    ...(hostNote && { hostNote })
  };
}

/** A skip that can still be taken back, also where it led out of the round. */
export function skipPart(state: GameState): Pick<DisplayView, 'skip'> {
  const skip = openSkip(state);
  return skip
    ? { skip: { n: questionNumber(state.quiz.items, skip.phase.item), until: skip.at + SKIP_LEAD_MS } }
    : {};
}

/** The chart, of everybody who was not removed, and who is named with it. */
function revealed(state: GameState): Pick<DisplayView, 'summary'> & Highlight {
  const item = currentItem(state);
  if (!item) return {};
  const scores = scoresOf(state, item.id);
  const given = [...answersTo(state, item.id)].flatMap(([id, { value, tapMs, team }]) => {
    const contestant = countsFor(state, id, team);
    return contestant ? [{ value, tapMs, contestant }] : [];
  });
  const named = given.flatMap(({ value, tapMs, contestant }) => {
    const score = scores.get(contestant.id);
    return score ? [{ ...score, value, tapMs, ...profileOf(contestant.profile) }] : [];
  });
  const values = given.map(({ value }) => value);
  return {
    summary: summarise(item.question, values, marksOn(state, item.id)),
    ...highlightOf(item.question, named)
  };
}
