import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readNumber } from '#core/number/read-number.ts';
import { questionKindNames } from '#core/question/question-limits.ts';
import { questionSchema } from '#core/question/question.ts';
import { oneOfEach, typedAnswer } from '#core/quiz/quiz.fixture.ts';
import { emptyQuestionForm, formToQuestion, questionToForm } from './question-form.ts';

const read = (text: string) => readNumber(text, 'en');

describe('the fields of the question editor', () => {
  it.each(oneOfEach().map((question) => [question.type, question] as const))(
    'show a %s and give it back unchanged',
    (_type, question) => {
      const { candidate } = formToQuestion(questionToForm(question, String), read);
      expect(v.parse(questionSchema, candidate)).toEqual(question);
    }
  );

  it.each(questionKindNames)('make no valid question while a %s is empty', (type) => {
    const { candidate } = formToQuestion({ ...emptyQuestionForm(type), prompt: 'A question' }, read);
    expect(v.safeParse(questionSchema, candidate).success).toBe(false);
  });

  it('keep what is also wrong, and how strictly spelling counts', () => {
    const question = typedAnswer({ wrong: ['Rome', 'Lyon'], spelling: 'exact' });
    const values = questionToForm(question, String);
    expect(values).toMatchObject({ wrong: 'Rome\nLyon', spelling: 'exact' });
    const { candidate } = formToQuestion({ ...values, wrong: ' Rome \n\nLyon\n' }, read);
    expect(v.parse(questionSchema, candidate)).toEqual(question);
  });

  it('[GAME-47] keep what is for the host alone, and nothing where nothing stands there', () => {
    const question = typedAnswer({
      longText: 'It was the best of times.\n\nWhich book?',
      hostNote: 'Say “Dikkens”'
    });
    const values = questionToForm(question, String);
    expect(v.parse(questionSchema, formToQuestion(values, read).candidate)).toEqual(question);
    const emptied = formToQuestion({ ...values, longText: ' ', hostNote: '' }, read).candidate;
    expect(v.parse(questionSchema, emptied)).toEqual(typedAnswer());
    const tooLong = formToQuestion(
      { ...values, longText: 'x'.repeat(1_501), hostNote: 'x'.repeat(501) },
      read
    );
    const { issues } = v.safeParse(questionSchema, tooLong.candidate);
    expect(issues?.map((issue) => issue.message)).toEqual(['long_text_too_long', 'host_note_too_long']);
  });

  it('show a question that an earlier release stored, without what is also wrong', () => {
    const { wrong: _wrong, spelling: _spelling, ...stored } = typedAnswer();
    const values = questionToForm(stored as ReturnType<typeof typedAnswer>, String);
    expect(values).toMatchObject({ accepted: 'Paris\nLutetia', wrong: '', spelling: 'forgiving' });
  });

  it('leave empty options out and keep the right one right', () => {
    const values = {
      ...emptyQuestionForm('singleChoice'),
      prompt: 'Which?',
      options: ['', 'a', '', 'b', 'c', ''],
      rightOptions: [3]
    };
    const { candidate, fieldOf } = formToQuestion(values, read);
    expect(candidate).toMatchObject({ options: ['a', 'b', 'c'], correct: 1 });
    expect(['options.0', 'options.2', 'correct', 'prompt'].map(fieldOf)).toEqual([
      'option-1',
      'option-4',
      'right',
      'prompt'
    ]);
  });

  it('do not take an empty option for the right one', () => {
    const values = {
      ...emptyQuestionForm('singleChoice'),
      prompt: 'Which?',
      options: ['a', 'b'],
      rightOptions: [5]
    };
    const parsed = v.safeParse(questionSchema, formToQuestion(values, read).candidate);
    expect(parsed.issues?.map((issue) => issue.message)).toContain('correct_missing');
  });

  it('[QUESTION-13] read a number as the language of the person writes it', () => {
    const values = { ...emptyQuestionForm('numberEstimate'), prompt: 'How much?', correctNumber: '0.125' };
    for (const locale of ['en', 'nl'] as const) {
      const tolerance = locale === 'nl' ? '1.500' : '1,500';
      const { candidate } = formToQuestion({ ...values, tolerance }, (text) => readNumber(text, locale));
      expect(candidate).toMatchObject({ correct: 0.125, tolerance: 1_500 });
    }
  });

  it('[QUESTION-13] take points for a whole number, whichever language wrote them', () => {
    for (const points of ['1.000', '1,000', '1 000', '1000'])
      for (const locale of ['en', 'nl'] as const) {
        const values = { ...emptyQuestionForm('trueFalse'), prompt: 'True?', truth: 'true' as const, points };
        const { candidate } = formToQuestion(values, (text) => readNumber(text, locale));
        expect(candidate).toMatchObject({ points: 1_000 });
      }
  });

  it('do not fill in a default for a number that was emptied', () => {
    const [question] = oneOfEach();
    if (!question) throw new Error('no fixture');
    const values = { ...questionToForm(question, String), timeLimitSeconds: '', points: 'x' };
    const parsed = v.safeParse(questionSchema, formToQuestion(values, read).candidate);
    expect(parsed.issues?.map((issue) => issue.message)).toEqual(['time_limit', 'points']);
  });
});
