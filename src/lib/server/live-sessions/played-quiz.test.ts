import { describe, expect, it } from 'vitest';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { frozenQuiz } from '#core/quiz/quiz.fixture.ts';
import { digestOf } from './played-quiz.ts';

/** Copies of a value, each with one change at one place of it: `settings.scoring`, `items.0.question.points` … */
function* changed(value: unknown, path: readonly string[] = []): Generator<[string, unknown]> {
  if (typeof value !== 'object' || value === null) {
    yield [path.join('.'), typeof value === 'number' ? value + 1 : `not ${String(value)}`];
    return;
  }
  for (const [key, part] of Object.entries(value))
    for (const [where, other] of changed(part, [...path, key]))
      yield [where, Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other }];
}

const isOwnId = (path: string) => /^(rounds|items)\.\d+\.id$/.test(path);

describe('the digest of a copy', () => {
  const quiz = frozenQuiz();
  // What a later release keeps of an item, such as a hint, counts by itself.
  const richer = {
    ...quiz,
    rounds: quiz.rounds.map((round) => ({ ...round, rules: { scoring: 'flat' as const } })),
    items: quiz.items.map((item) => ({ ...item, rules: { scoring: 'flat' as const }, hint: 'look up' }))
  };
  // The changed copies have the shape of the one they were made of, or nearly: nothing but the digest looks at them.
  const others = [...changed(richer)].map(([path, copy]) => [path, digestOf(copy as FrozenQuiz)] as const);

  it('is another one whatever is changed, rules and times too', () => {
    const same = others.filter(([, digest]) => digest === digestOf(richer)).map(([path]) => path);
    expect(same.filter((path) => !isOwnId(path))).toEqual([]);
    const paths = others.map(([path]) => path);
    for (const path of ['settings.scoring', 'language', 'items.0.question.timeLimitSeconds'])
      expect(paths).toContain(path);
    expect(new Set(others.map(([, digest]) => digest)).size).toBe(others.length - same.length + 1);
  });

  it('is the same for another copy of the same content', () => {
    const ids = others.filter(([path]) => isOwnId(path));
    expect(ids).toHaveLength(quiz.rounds.length + quiz.items.length);
    for (const [, digest] of ids) expect(digest).toBe(digestOf(richer));
  });
});
