import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { itemContentSchema } from '../item/item.ts';
import { frozenQuiz, numberEstimate, oneOfEach, typedAnswer } from '../quiz/quiz.fixture.ts';
import { defaultSettings } from '../quiz/quiz.ts';
import { storedBrand } from './brand.ts';
import { storedFrozenQuiz } from './frozen-quiz.ts';
import { storedQuestion } from './question.ts';
import { storedSettings } from './settings.ts';
import { StoredIsNewer } from './stored-form.ts';

/** As the database gives it back. */
const throughJson = (value: object): unknown => JSON.parse(JSON.stringify(value));

describe('[STORED-1] what is stored is read as it was written', () => {
  it.each(oneOfEach().map((question) => [question.type, question] as const))('a %s', (_type, question) => {
    const written = throughJson(storedQuestion.write(question));
    expect(written).toMatchObject({ v: 1 });
    expect(storedQuestion.read(written)).toEqual(question);
  });

  it('settings, and the copy that is played', () => {
    const settings = { ...defaultSettings, scoring: 'flat' as const };
    expect(storedSettings.read(throughJson(storedSettings.write(settings)))).toEqual(settings);
    const quiz = frozenQuiz();
    expect(storedFrozenQuiz.read(throughJson(storedFrozenQuiz.write(quiz)))).toEqual(quiz);
    const logo = { digest: 'd', type: 'png', width: 4, height: 2, alt: 'De Kroon', onCard: true } as const;
    const brand = { main: '#00843d', accent: '#f58220', logo } as const;
    expect(storedBrand.read(throughJson(storedBrand.write(brand)))).toEqual(brand);
  });
});

describe('[GAME-47] what is for the host alone', () => {
  it('is stored with its question, and absent from one that has none', () => {
    const question = typedAnswer({ longText: 'Read this.', hostNote: 'Psst.' });
    expect(storedQuestion.read(throughJson(storedQuestion.write(question)))).toEqual(question);
    expect(storedQuestion.read(throughJson(storedQuestion.write(typedAnswer())))).not.toHaveProperty(
      'longText'
    );
  });
});

describe('[STORED-2] what releases up to 0.2.0 stored, which knew no versions, is read', () => {
  it('a typed question without what is also wrong', () => {
    const { wrong: _wrong, spelling: _spelling, ...old } = typedAnswer();
    expect(storedQuestion.read(throughJson(old))).toEqual(typedAnswer());
    expect(storedQuestion.read(throughJson(numberEstimate()))).toEqual(numberEstimate());
  });

  it('settings without the newer ones: as in a new quiz, and off in an evening that was begun', () => {
    const { closeWhenAllIn: _closeWhenAllIn, ...old } = defaultSettings;
    expect(storedSettings.read(throughJson(old))).toEqual({ ...old, closeWhenAllIn: true });
    const quiz = throughJson({ ...frozenQuiz(), settings: old });
    expect(storedFrozenQuiz.read(quiz).settings).toEqual({ ...old, closeWhenAllIn: false });
  });
});

describe('[STORED-5] an item says of which sort it is', () => {
  const [question] = frozenQuiz().items;
  const stored = (item: object) => throughJson({ ...frozenQuiz(), items: [{ id: 'x', round: 0, ...item }] });

  it('and is a question where it does not', () => {
    expect(storedFrozenQuiz.read(stored({ question: question?.question })).items).toEqual([
      { id: 'x', round: 0, sort: 'question', question: question?.question }
    ]);
  });

  it.each([
    { sort: 'slide', title: 'Rules', text: '' },
    { sort: 'break', title: '', minutes: 15 }
  ])('a %j', (item) => {
    expect(storedFrozenQuiz.read(stored(item)).items).toEqual([{ id: 'x', round: 0, ...item }]);
    expect(v.parse(itemContentSchema, item)).toEqual(item);
  });

  it('and is refused in words where this release does not know the sort', () => {
    expect(() => storedFrozenQuiz.read(stored({ sort: 'hologram' }))).toThrow(/hologram/);
    expect(v.safeParse(itemContentSchema, { sort: 'hologram' }).success).toBe(false);
    expect(v.safeParse(itemContentSchema, { sort: 'slide', title: '', text: ' ' }).success).toBe(false);
    expect(v.safeParse(itemContentSchema, { sort: 'break', minutes: 0 }).success).toBe(false);
  });
});

describe('[STORED-3] what a newer release stored is refused in words', () => {
  it.each([
    ['question', () => storedQuestion.read({ v: 2, ...typedAnswer() })],
    ['settings', () => storedSettings.read({ v: 9 })],
    ['copy', () => storedFrozenQuiz.read({ v: 2, ...frozenQuiz() })],
    ['question in a copy', () => storedFrozenQuiz.read({ ...frozenQuiz(), items: [{ question: { v: 2 } }] })]
  ])('a %s', (_what, read) => {
    expect(read).toThrow(StoredIsNewer);
    expect(read).toThrow(/newer release.*Update it/);
  });

  it('a kind that this release does not know', () => {
    expect(() => storedQuestion.read({ v: 1, type: 'hologram' })).toThrow(/hologram/);
  });
});
