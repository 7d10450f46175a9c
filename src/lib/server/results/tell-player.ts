import type { ContestantId } from '#core/ids.ts';
import { solution } from '#core/question/question.ts';
import { rankCourses } from '#core/results/rank-course.ts';
import type { ToldAnswer } from '#core/results/told-evening.ts';
import { wordsOf } from '../../features/kinds/words.ts';
import { inPlayedOrder, inWords, playedEvening, type Facts } from './tell-evening.ts';

/** What one player did, question by question, in the order in which they were played. */
export function tellPlayer(facts: Facts, id: ContestantId): readonly ToldAnswer[] {
  const played = inPlayedOrder(facts);
  const course = rankCourses(playedEvening(facts, played)).get(id) ?? [];
  return played.map((result, index) => {
    const { number, question, answers } = result;
    const given = answers.get(id);
    return {
      ...{ number, prompt: question.prompt },
      answer: given ? inWords(question, given.value) : '',
      solution: wordsOf(question).solution(question, solution(question)),
      right: given?.right ?? false,
      points: result.gains.get(id) ?? 0,
      rank: course[index] ?? 1
    };
  });
}
