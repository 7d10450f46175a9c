import type { ContestantId, ItemId } from '#core/ids.ts';
import { questionAt, questionNumber } from '#core/item/item.ts';
import type { AnswerValue, Question } from '#core/question/question.ts';
import { awardsOf, type Award } from '#core/results/awards.ts';
import { hardestItems, mostDivisive } from '#core/results/difficulty.ts';
import type { PlayedEvening } from '#core/results/evening.ts';
import { rankCourses } from '#core/results/rank-course.ts';
import type { PodiumPlace, RankLines, ToldAward, ToldEvening } from '#core/results/told-evening.ts';
import { wordsOf } from '../../features/kinds/words.ts';
import type { SessionResults } from './load-results.ts';
import type { QuestionResult, ResultRow } from './results.ts';

/** Names that stand beside each other; of more it is said how many. */
const NAMED = 6;
const NAMED_WINNERS = 3;
const NAMED_QUESTIONS = 3;
const NAMED_CAMPS = 3;
/** Lines that an eye can follow. */
const LINES = 10;

export type Facts = Pick<SessionResults, 'quiz' | 'rows' | 'questions' | 'timeline'>;

/** An answer in words. */
type SayAnswer = (question: Question, value: AnswerValue) => string;
export const inWords: SayAnswer = (question, value) => String(wordsOf(question).answer(question, value));
/** Where what players typed is nobody's business. */
export const unsaid: SayAnswer = () => '';

/** The questions that were revealed, in the order in which they were. */
export function inPlayedOrder({ quiz, questions, timeline }: Facts): readonly QuestionResult[] {
  const place = new Map(timeline.map(({ item }, index) => [questionNumber(quiz.items, item), index]));
  return questions.toSorted((a, b) => (place.get(a.number) ?? 0) - (place.get(b.number) ?? 0));
}

/** @param played of these facts */
export const playedEvening = ({ rows, quiz }: Facts, played: readonly QuestionResult[]): PlayedEvening => ({
  rows,
  items: played,
  breakTiesByTime: quiz.settings.breakTiesByTime
});

/** What is told of an evening, in the language of the reader. */
export function tellEvening(facts: Facts, say: SayAnswer = inWords): ToldEvening {
  const { quiz, rows, timeline } = facts;
  const played = inPlayedOrder(facts);
  const evening = playedEvening(facts, played);
  const byNumber = new Map(played.map((question) => [question.number, question]));
  const named = ({ number, question }: QuestionResult) => ({ number, prompt: question.prompt });
  const divided = mostDivisive(played);
  return {
    podium: podiumOf(rows),
    awards: awardsOf(evening).map((award) => tellAward(award, rows, played, say)),
    hardest: hardestItems(played, rows.length)
      .slice(0, NAMED_QUESTIONS)
      .map((result) => ({ ...named(result), right: result.rightCount })),
    ...(divided && {
      divisive: {
        ...named(divided.item),
        answered: divided.item.answers.size,
        camps: divided.camps.slice(0, NAMED_CAMPS).map(({ value, count }) => ({
          answer: say(divided.item.question, value),
          count
        }))
      }
    }),
    moments: timeline.map(({ item, from, to, skipped, present, answered }) => {
      const number = questionNumber(quiz.items, item);
      const right = skipped ? undefined : byNumber.get(number)?.rightCount;
      return {
        ...{ number, prompt: questionAt(quiz.items, item)?.question.prompt ?? '' },
        ...{ from, to, present, answered },
        ...(right !== undefined && { right })
      };
    }),
    lines: linesOf(evening, rows, played)
  };
}

/** The first three ranks of those who have points. */
function podiumOf(rows: readonly ResultRow[]): PodiumPlace[] {
  const places = new Map<number, ResultRow[]>();
  for (const row of rows)
    if (row.rank <= 3 && row.score > 0) {
      const place = places.get(row.rank) ?? [];
      place.push(row);
      places.set(row.rank, place);
    }
  return [...places].map(([rank, shared]) => ({
    rank,
    score: shared[0]?.score ?? 0,
    faces: shared.slice(0, NAMED).map(({ name, avatar }) => ({ name, avatar })),
    more: Math.max(0, shared.length - NAMED)
  }));
}

function tellAward(
  { name, value, winners }: Award,
  rows: readonly ResultRow[],
  questions: readonly QuestionResult[],
  say: SayAnswer
): ToldAward {
  const wonWith = (id: ContestantId, itemId: ItemId | undefined) => {
    const result = questions.find((question) => question.itemId === itemId);
    if (!result) return {};
    const { number, question, answers } = result;
    const given = answers.get(id);
    const answer = given ? say(question, given.value) : '';
    return { with: { number, prompt: question.prompt, answer } };
  };
  return {
    name,
    value,
    winners: winners.slice(0, NAMED_WINNERS).flatMap(({ id, itemId }) => {
      const row = rows.find((one) => one.id === id);
      return row ? [{ name: row.name, avatar: row.avatar, ...wonWith(id, itemId) }] : [];
    }),
    more: Math.max(0, winners.length - NAMED_WINNERS)
  };
}

function linesOf(
  evening: PlayedEvening,
  rows: readonly ResultRow[],
  played: readonly QuestionResult[]
): RankLines {
  const courses = rankCourses(evening);
  return {
    numbers: played.map(({ number }) => number),
    of: rows
      .slice(0, LINES)
      .map(({ id, name, avatar, rank }) => ({ name, avatar, rank, course: courses.get(id) ?? [] }))
  };
}
