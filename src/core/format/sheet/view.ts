import { toldItem } from '../../game/answers/told-item.ts';
import { scoresOf } from '../../game/answers/answers.ts';
import { board } from '../../game/contestants/board.ts';
import { standings } from '../../game/contestants/standings.ts';
import { roundEndPart } from '../../game/rounds/view.ts';
import { currentItem, type GameState } from '../../game/state.ts';
import type { DisplayView, HostView, SharedView } from '../../game/views.ts';
import { lastsMs, questionNumber, questionsAmong, shownOf, type QuestionItem } from '../../item/item.ts';
import { asksQuestion } from '../../item/question/asks-question.ts';
import { publicView, solution } from '../../question/question.ts';
import { rulesOf } from '../../scoring/score-item.ts';
import { roundRows } from './round-scores.ts';
import { askedOn, itemsOfRound, questionsOfRound, sheetRound } from './sheets.ts';
import type { AskedOnSheet, SheetNow } from './views.ts';

/** Before its reveal nothing depends on which answer is right [GAME-7]. */
export function sharedPart(state: GameState): Partial<SharedView> {
  const { phase, quiz } = state;
  const index = sheetRound(state);
  const round = index === undefined ? undefined : quiz.rounds[index];
  if (index === undefined || !round) return {};
  const item = 'item' in phase ? quiz.items[phase.item] : undefined;
  return {
    round: { n: index + 1, of: quiz.rounds.length, title: round.title },
    sheet: sheetNow(state, index),
    ...(item && phase.name === 'sheet' && !asksQuestion(item) && interludePart(state, phase.item)),
    ...(item && phase.name !== 'sheetIntro' && asksQuestion(item) && questionPart(state, item))
  };
}

function sheetNow(state: GameState, round: number): SheetNow {
  const { phase } = state;
  const sheet = state.sheets.get(round);
  const asked = askedOn(state, round);
  const questions = questionsOfRound(state, round);
  const at = 'item' in phase ? questions.findIndex(({ index }) => index === phase.item) + 1 : 0;
  const isOpen = phase.name === 'sheet' || phase.name === 'sheetClosed';
  return {
    round,
    n: asked.length,
    of: questions.length,
    ...(at > 0 && phase.name !== 'sheetIntro' && { at }),
    ...(isOpen && sheet?.closesAt !== undefined && { closesAt: sheet.closesAt }),
    ...(phase.name === 'sheet' && phase.all && { all: true })
  };
}

function interludePart({ quiz, sheets }: GameState, index: number): Partial<SharedView> {
  const item = quiz.items[index];
  const interlude = item && shownOf(item);
  const ms = item && lastsMs(item);
  const since = item && sheets.get(item.round)?.openedAt.get(index);
  return {
    ...(interlude && { interlude }),
    ...(ms !== undefined && since !== undefined && { until: since + ms })
  };
}

function questionPart({ phase, quiz }: GameState, item: QuestionItem): Partial<SharedView> {
  const { question } = item;
  return {
    item: {
      id: item.id,
      n: questionNumber(quiz.items, quiz.items.indexOf(item)),
      of: questionsAmong(quiz.items).length,
      points: question.points,
      limitMs: question.timeLimitSeconds * 1_000,
      scoring: rulesOf(quiz, item).scoring
    },
    question: publicView(question),
    ...(phase.name === 'sheetReveal' && { solution: solution(question), explanation: question.explanation })
  };
}

/** A question as it stands on its sheet. */
export function askedAs(state: GameState, item: QuestionItem): AskedOnSheet {
  const n = questionsOfRound(state, item.round).findIndex(({ item: { id } }) => id === item.id) + 1;
  const { question } = item;
  const isOut = state.outcomes.get(item.id) === 'skipped';
  return {
    id: item.id,
    n,
    points: question.points,
    question: publicView(question),
    ...(isOut && { out: true })
  };
}

export function displayPart(state: GameState): Partial<DisplayView> {
  const { phase } = state;
  switch (phase.name) {
    case 'sheet':
      return phase.all ? { asked: askedOn(state, phase.round).map(({ item }) => askedAs(state, item)) } : {};
    case 'sheetReveal': {
      const item = currentItem(state);
      if (!item) return {};
      // Nobody was in a hurry: who was first is no merit.
      const { fastest: _, ...told } = toldItem(state, item);
      return { ...told, had: hadIt(state, item) };
    }
    case 'sheetScores':
      return {
        roundScores: { rows: roundRows(state, phase.round), order: state.quiz.settings.roundScores }
      };
    case 'sheetBoard':
      return {
        board: board(standings(state), new Map()),
        isRoundOver: true,
        ...(state.quiz.rounds.length > 1 && roundEndPart(state, phase.round))
      };
    default:
      return {};
  }
}

function hadIt(state: GameState, item: QuestionItem) {
  const scores = scoresOf(state, item.id);
  const here = [...state.contestants.values()].filter(({ isOut }) => !isOut);
  return { right: here.filter(({ id }) => scores.get(id)?.right).length, of: here.length };
}

/** The host sees everything, and alone what to read aloud and the notes [GAME-47]. */
function hostQuestion({ question }: QuestionItem): Partial<HostView> {
  const { explanation, longText, hostNote } = question;
  return {
    solution: solution(question),
    explanation,
    ...(longText && { longText }),
    ...(hostNote && { hostNote })
  };
}

export function hostPart(state: GameState): Partial<HostView> {
  const { phase } = state;
  const round = sheetRound(state);
  if (round === undefined) return {};
  const item = currentItem(state);
  const last = itemsOfRound(state, round).at(-1)?.index;
  const sheet = state.sheets.get(round);
  const extra = [...(sheet?.extra ?? [])].map(([id, until]) => ({ id, until }));
  return {
    ...(!('item' in phase) && last !== undefined && { at: last }),
    ...(item && hostQuestion(item)),
    ...(phase.name === 'sheetReveal' &&
      !askedOn(state, round).some(({ index }) => index > phase.item) && { isLastAnswer: true }),
    presented: [...(sheet?.openedAt.keys() ?? [])],
    ...(extra.length > 0 && !sheet?.isWalked && { extra })
  };
}
