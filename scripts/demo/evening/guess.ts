import type { AnswerValue } from '#core/question/question.ts';
import type { Question, QuestionOf } from '#core/question/question.ts';
import type { Chance } from './chance.ts';
import type { Guest } from './guests.ts';
import type { Knowledge } from './knowledge.ts';

export interface Guess {
  readonly value: AnswerValue;
  /** He did not have to make it up. */
  readonly knew: boolean;
}

/** How sharply skill and difficulty part those who know from those who do not. */
const SHARPNESS = 5;
/** Somebody of this skill knows half of what is neither easy nor hard. */
const AVERAGE = 0.65;
const NEITHER = 0.5;

/** A statement is asked because it sounds wrong when it is true, or the other way round. */
const LUCK = 0.4;

/** What a guest answers: what he knows, or else what sounds good to him. */
export function guess(question: Question, knowledge: Knowledge, guest: Guest, chance: Chance): Guess {
  const advantage = guest.skill - AVERAGE + knowledge.ease - NEITHER;
  const knew = chance.happens(1 / (1 + Math.exp(-SHARPNESS * advantage)));
  const { type } = question;
  if (type === 'singleChoice' && knowledge.type === type)
    return { knew, value: knew ? question.correct : anyOption(question, knowledge.lure, chance) };
  if (type === 'multipleChoice' && knowledge.type === type)
    return { knew, value: knew ? [...question.correct] : almostRight(question, chance) };
  if (type === 'trueFalse' && knowledge.type === type)
    return { knew, value: knew ? question.correct : chance.happens(LUCK) };
  if (type === 'typedAnswer' && knowledge.type === type)
    return { knew, value: chance.pick(knew ? knowledge.right : knowledge.wrong) };
  if (type === 'numberEstimate' && knowledge.type === type)
    return { knew, value: knew ? chance.pick(knowledge.known) : estimate(question, knowledge, chance) };
  throw new Error(`What the guests know is about ${knowledge.type}, and the question is ${type}.`);
}

/** The option that sounds best counts three times. */
function anyOption({ options }: QuestionOf<'singleChoice'>, lure: number, chance: Chance): number {
  return chance.pick([...options.keys(), lure, lure]);
}

/** One option too few or too many. */
function almostRight({ options, correct }: QuestionOf<'multipleChoice'>, chance: Chance): number[] {
  const changed = chance.pick([...options.keys()]);
  if (correct.length === 1 && correct.includes(changed)) return [...options.keys()];
  return [...options.keys()].filter((index) => correct.includes(index) !== (index === changed));
}

/** Around the truth, more or less: people have an idea, and like round numbers. */
function estimate(
  { correct }: QuestionOf<'numberEstimate'>,
  { between: [low, high], steps }: Extract<Knowledge, { type: 'numberEstimate' }>,
  chance: Chance
): number {
  const thought = correct + (chance.bell() * (high - low)) / 5;
  const step = chance.pick(steps);
  return Math.round(Math.min(high, Math.max(low, thought)) / step) * step;
}
