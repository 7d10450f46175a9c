import { questionNumber, questionsAmong, type QuestionItem } from '../../item/item.ts';
import { publicView, solution } from '../../question/question.ts';
import { isMarkable } from '../marks/markable.ts';
import { marksOn } from '../marks/marks.ts';
import type { GameState } from '../state.ts';
import { gradedGroups } from './groups.ts';
import type { DeskGroup, DeskItem, DeskPart } from './views.ts';

/** Everything that can be marked, question by question [GAME-80]. */
export function deskPart(state: GameState): DeskPart {
  const { quiz } = state;
  const desk: DeskItem[] = [];
  const lists: Record<`groups${number}`, readonly DeskGroup[]> = {};
  for (const item of questionsAmong(quiz.items)) {
    if (!isMarkable(state, item)) continue;
    const at = quiz.items.indexOf(item);
    const { told, groups } = onDesk(state, item, at);
    desk.push(told);
    lists[`groups${at}`] = groups;
  }
  return { rounds: quiz.rounds.map(({ title }) => title), desk, ...lists };
}

function onDesk(state: GameState, item: QuestionItem, at: number) {
  const { id, round, question } = item;
  const { groups: graded, answers, all } = gradedGroups(state, item);
  const marks = marksOn(state, id);
  const groups = marks.size === 0 ? graded : graded.map((group) => withMark(group, marks.get(group.key)));
  const isChecked = state.checked.has(id);
  const open = isChecked
    ? 0
    : groups.filter(({ isDoubtful, mark }) => isDoubtful && mark === undefined).length;
  const told: DeskItem = {
    id,
    at,
    n: questionNumber(state.quiz.items, at),
    round,
    question: publicView(question),
    solution: solution(question),
    points: question.points,
    answers,
    groups: all,
    open,
    ...(isChecked && { isChecked }),
    ...(state.outcomes.has(id) && { isRevealed: true })
  };
  return { told, groups };
}

function withMark(
  group: DeskGroup,
  mark: { readonly grade: DeskGroup['mark']; readonly why?: string } | undefined
): DeskGroup {
  if (mark?.grade === undefined) return group;
  return { ...group, mark: mark.grade, ...(mark.why !== undefined && { why: mark.why }) };
}
