import type { QuestionItem } from '../../item/item.ts';
import { summarise } from '../../question/question.ts';
import { highlightOf, type Highlight } from '../../scoring/highlight.ts';
import { profileOf } from '../contestants/profile.ts';
import { marksOn } from '../marks/marks.ts';
import type { GameState } from '../state.ts';
import type { DisplayView } from '../views.ts';
import { countsFor } from '../teams/answerer.ts';
import { answersTo, scoresOf } from './answers.ts';

/** The chart of a revealed item, of everybody who was not removed, and who is named with it. */
export function toldItem(state: GameState, item: QuestionItem): Pick<DisplayView, 'summary'> & Highlight {
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
