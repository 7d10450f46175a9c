import { grade, groupOf, reasonFor, type AnswerValue, type Question } from '../../question/question.ts';
import type { QuestionItem } from '../../item/item.ts';
import { answersTo, type Answer } from '../answers/answers.ts';
import type { Contestant } from '../contestants/contestants.ts';
import type { GameState } from '../state.ts';
import { versionOf } from '../versions.ts';
import type { ContestantId } from '../../ids.ts';
import { withLikes } from './alike.ts';
import { doubtOf, WANTS_A_LOOK } from './doubt.ts';
import type { DeskGroup } from './views.ts';

type Answers = ReadonlyMap<ContestantId, Answer>;
type Contestants = ReadonlyMap<ContestantId, Contestant>;

/** The groups of an item before anybody marked them, the most doubtful first. */
export interface Graded {
  readonly groups: readonly DeskGroup[];
  /** How many groups there are, also beyond those that are listed. */
  readonly all: number;
  readonly answers: number;
}

interface Kept extends Graded {
  readonly question: Question;
  readonly version: string;
}

/** Graded once for as long as nobody answers or goes: sixty questions of ten thousand are looked at with every mark. */
const kept = new WeakMap<Answers, Kept>();

export function gradedGroups(state: GameState, { id, question }: QuestionItem): Graded {
  const { contestants } = state;
  const answers = answersTo(state, id);
  const version = `${String(versionOf(answers))} ${String(versionOf(contestants))}`;
  const known = kept.get(answers);
  if (known?.question === question && known.version === version) return known;
  const graded = { ...group(question, answers, contestants), question, version };
  // Where nobody has answered, all items share one map.
  if (answers.size > 0) kept.set(answers, graded);
  return graded;
}

function group(question: Question, given: Answers, contestants: Contestants): Graded {
  const found = new Map<string, { readonly value: AnswerValue; count: number }>();
  let answers = 0;
  for (const [id, { value }] of given) {
    if (contestants.get(id)?.isOut) continue;
    answers += 1;
    const key = groupOf(question, value);
    const same = found.get(key);
    if (same) same.count += 1;
    else found.set(key, { value, count: 1 });
  }
  const groups = [...found].map(([key, { value, count }]) => {
    const reason = reasonFor(question, value);
    const doubt = doubtOf(reason);
    const isDoubtful = doubt >= WANTS_A_LOOK && { isDoubtful: true as const };
    const told: DeskGroup = {
      key,
      value,
      count,
      grade: grade(question, value),
      ...(reason && { reason }),
      ...isDoubtful
    };
    return { told, doubt };
  });
  groups.sort(
    (a, b) => b.doubt - a.doubt || b.told.count - a.told.count || (a.told.key < b.told.key ? -1 : 1)
  );
  return { groups: withLikes(groups.map(({ told }) => told)), all: groups.length, answers };
}
