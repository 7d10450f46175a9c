import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graphemes } from '../../text/graphemes.ts';
import { AnswerKey } from './answer-key.ts';
import { editDistance } from './edit-distance.ts';
import { nearMisses } from './near-misses.fixture.ts';
import { readPhrase } from './phrase.ts';
import { sameAnswers } from './same-answers.fixture.ts';
import { allowedTypos } from './typing-errors.ts';

const counts = (typed: string, accepted: string) => new AnswerKey({ accepted: [accepted] }).read(typed).right;
const pairs = (table: typeof nearMisses) =>
  table.flatMap(([accepted, ...others]) => others.map((typed) => [typed, accepted] as const));

describe('what counts as an accepted text', () => {
  test.each(pairs(nearMisses))('[QUESTION-5] [QUESTION-10] %j is not %j', (typed, accepted) => {
    expect(counts(typed, accepted)).toBe(false);
  });

  test.each(pairs(sameAnswers))('[QUESTION-4] [QUESTION-5] %j is %j', (typed, accepted) => {
    expect(counts(typed, accepted)).toBe(true);
  });
});
