import type { AnswerValue } from '#core/question/question.ts';
import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { Question } from '#core/question/question.ts';
import type { Chance } from './chance.ts';
import type { Guess } from './guess.ts';
import type { Guest } from './guests.ts';

/** To take in a question, in ms, and per letter of it. */
const LOOK_MS = 700;
const READ_MS = 24;
/** To find an answer, in ms, for somebody of ordinary pace who knows it. */
const FIND_MS: Readonly<Record<QuestionKindName, number>> = {
  singleChoice: 1_500,
  multipleChoice: 4_000,
  trueFalse: 1_200,
  typedAnswer: 1_800,
  numberEstimate: 3_500
};
/** Who does not know it hesitates so many times longer. */
const DOUBT = 1.7;
/** To type a letter, in ms. */
const TYPE_MS = 210;

/** How long a guest takes from the opening to his tap, in ms. `undefined`: time was up. */
export function think(
  question: Question,
  { value, knew }: Guess,
  guest: Guest,
  chance: Chance
): number | undefined {
  const find = FIND_MS[question.type] * (knew ? 1 : DOUBT) * Math.exp(chance.bell() * 0.4);
  const read = LOOK_MS + READ_MS * question.prompt.length;
  const tap = Math.round((read + find + typing(question, value)) * guest.pace);
  const limit = question.timeLimitSeconds * 1_000;
  if (tap < limit) return tap;
  // With the last seconds counting down, most people tap something.
  return chance.happens(0.6) ? limit - chance.whole(80, 1_100) : undefined;
}

const typing = (question: Question, value: AnswerValue): number =>
  'options' in question || typeof value === 'boolean' ? 0 : String(value).length * TYPE_MS;
