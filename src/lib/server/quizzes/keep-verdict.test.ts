import { expect, test } from 'vitest';
import { typedAnswer } from '#core/quiz/quiz.fixture.ts';
import { withText } from './keep-verdict.ts';

test('[WEB-21] a text is added to what counts, or to what never does, once', () => {
  const question = typedAnswer({ accepted: ['Paris'], wrong: ['Parys'] });
  expect(withText(question, 'Lutetia', 'accepted')).toEqual({ ...question, accepted: ['Paris', 'Lutetia'] });
  expect(withText(question, 'Parys', 'accepted')).toEqual({
    ...question,
    accepted: ['Paris', 'Parys'],
    wrong: []
  });
  expect(withText(question, 'Paris', 'accepted')).toBe(question);
  expect(withText(question, 'Pariss', 'wrong')).toEqual({ ...question, wrong: ['Parys', 'Pariss'] });
});

test('[WEB-21] what the question cannot hold is refused', () => {
  const question = typedAnswer({ accepted: ['Paris'] });
  expect(withText(question, 'Paris', 'wrong')).toBeUndefined();
  expect(withText(question, 'PARIS', 'wrong')).toBeUndefined();
  const full = typedAnswer({ accepted: Array.from({ length: 20 }, (_, n) => `City ${String(n)}`) });
  expect(withText(full, 'Lyon', 'accepted')).toBeUndefined();
});
