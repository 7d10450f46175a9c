import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { Question, QuestionOf } from '#core/question/question.ts';
import {
  answerTo,
  multipleChoice,
  numberEstimate,
  singleChoice,
  trueFalse,
  typedAnswer
} from '#core/quiz/quiz.fixture.ts';
import type { Direction } from '../options.ts';

/** A question of each kind to be looked at, in both directions, and what people say to it. */
interface Sample<Name extends QuestionKindName> {
  readonly ltr: QuestionOf<Name>;
  readonly rtl: QuestionOf<Name>;
  /** What the guest with this number, from 0, answers. */
  guess(question: QuestionOf<Name>, guest: number): unknown;
}

export const samples: { readonly [Name in QuestionKindName]: Sample<Name> } = {
  singleChoice: {
    ltr: singleChoice({
      prompt: 'Which planet is closest to the sun?',
      options: ['Venus', 'Mercury', 'Mars', 'The one that is named after a sea'],
      explanation: 'Mercury goes round the sun in 88 days, so that its year is shorter than a school term.'
    }),
    rtl: singleChoice({
      prompt: 'איזה כוכב לכת הוא הקרוב ביותר לשמש?',
      options: ['נוגה', 'כוכב חמה', 'مارس', 'כדור הארץ'],
      explanation: 'כוכב חמה מקיף את השמש ב־88 ימים.'
    }),
    guess: ({ correct, options }, guest) =>
      guest % 5 < 2 ? correct : (correct + 1 + (guest % 3)) % options.length
  },
  multipleChoice: {
    ltr: multipleChoice({
      prompt: 'Several answers are right, and you need all of them: which of these are prime numbers?',
      options: ['2', '9', '11', '15', '23', '27'],
      correct: [0, 2, 4],
      explanation: '9, 15 and 27 can all be divided by three.'
    }),
    rtl: multipleChoice({
      prompt: 'أي من هذه الأعداد أولية؟',
      options: ['2', '9', '11', '15', '23', '27'],
      correct: [0, 2, 4],
      explanation: 'الأعداد 9 و15 و27 تقبل القسمة على ثلاثة.'
    }),
    guess: (question, guest) => answerTo(question, guest % 2 === 0)
  },
  trueFalse: {
    ltr: trueFalse({
      prompt: 'Light travels faster than sound.',
      explanation: 'That is why you see the lightning before you hear the thunder.'
    }),
    rtl: trueFalse({ prompt: 'האור מהיר מן הקול.', explanation: 'לכן רואים את הברק לפני שומעים את הרעם.' }),
    guess: ({ correct }, guest) => (guest % 3 === 0 ? !correct : correct)
  },
  typedAnswer: {
    ltr: typedAnswer({
      prompt: 'What is the largest ocean on Earth?',
      accepted: ['Pacific Ocean', 'Pacific'],
      explanation: 'The Pacific covers about a third of the surface of the planet.'
    }),
    rtl: typedAnswer({
      prompt: 'ما هو أكبر محيط على وجه الأرض؟',
      accepted: ['المحيط الهادئ'],
      explanation: 'يغطي المحيط الهادئ نحو ثلث سطح الكوكب.'
    }),
    guess: ({ accepted }, guest) =>
      [accepted[0], accepted[0], 'Atlantic', accepted[0], 'The Indian Ocean', 'No idea'][guest % 6]
  },
  numberEstimate: {
    ltr: numberEstimate({ prompt: 'How high is the Eiffel Tower?', explanation: 'With its antennas.' }),
    rtl: numberEstimate({ prompt: 'מה גובהו של מגדל אייפל?', unit: 'מ׳', explanation: 'עם האנטנות.' }),
    guess: ({ correct, tolerance }, guest) =>
      correct + Math.round((((guest * 37) % 11) - 5) * (tolerance / 4))
  }
};

export const sampleQuestion = (kind: QuestionKindName, dir: Direction): Question => samples[kind][dir];

/** What the guest with this number, from 0, answers to a question. */
export const guessOf = (question: Question, guest: number): unknown =>
  // Looked up by the question's own type: each sample meets none but its own kind.
  (samples[question.type] as Sample<QuestionKindName>).guess(question, guest);
