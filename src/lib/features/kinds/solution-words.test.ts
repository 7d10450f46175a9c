import type { PublicQuestion, Solution } from '#core/question/question.ts';
import type { QuestionKindName } from '#core/question/question-limits.ts';
import { overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js';
import { expect, test } from 'vitest';
import { phoneFaces } from './phone-faces.ts';
import { wordsOf } from './words.ts';

const prompt = 'What?';
const options = ['Red', 'Green', 'Blue'];

type Case = readonly [
  name: string,
  locale: Locale,
  question: PublicQuestion,
  solution: Solution,
  text: RegExp
];
const cases: readonly Case[] = [
  [
    'of one choice is what its tile says',
    'en',
    { type: 'singleChoice', prompt, options },
    { type: 'singleChoice', correct: [1] },
    /^Green$/
  ],
  [
    'of several is all of them, in their order',
    'en',
    { type: 'multipleChoice', prompt, options },
    { type: 'multipleChoice', correct: [0, 2] },
    /^Red \+ Blue$/
  ],
  [
    'of a statement that holds is the word',
    'en',
    { type: 'trueFalse', prompt },
    { type: 'trueFalse', correct: true },
    /^True$/
  ],
  [
    'of one that does not is the other word',
    'en',
    { type: 'trueFalse', prompt },
    { type: 'trueFalse', correct: false },
    /^False$/
  ],
  [
    'is in the reader’s language',
    'nl',
    { type: 'trueFalse', prompt },
    { type: 'trueFalse', correct: true },
    /^Waar$/
  ],
  [
    'of a text is the first that is accepted',
    'en',
    { type: 'typedAnswer', prompt },
    { type: 'typedAnswer', accepted: ['Paris', 'Lutetia'] },
    /^Paris$/
  ],
  [
    'of an estimate is the number with its unit, as the reader writes it',
    'nl',
    { type: 'numberEstimate', prompt, unit: 'km' },
    { type: 'numberEstimate', correct: 1234.5 },
    /^1\.234,5\skm$/
  ],
  [
    'of an estimate may be nothing',
    'en',
    { type: 'numberEstimate', prompt, unit: 'km' },
    { type: 'numberEstimate', correct: 0 },
    /^0\skm$/
  ]
];

test.each(cases)('the right answer %s', (_name, locale, question, solution, text) => {
  overwriteGetLocale(() => locale);
  expect(wordsOf(question).solution(question as never, solution as never)).toMatch(text);
});

test('a phone says the same as all other screens', async () => {
  overwriteGetLocale(() => 'en');
  const told = new Set<QuestionKindName>();
  for (const [, , question, solution] of cases) {
    const { face } = await phoneFaces[question.type]();
    told.add(question.type);
    expect(face.solution(question as never, solution as never)).toBe(
      wordsOf(question).solution(question as never, solution as never)
    );
  }
  expect([...told].sort()).toEqual(Object.keys(phoneFaces).sort());
});
