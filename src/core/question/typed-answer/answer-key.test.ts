import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { TestGame } from '../../game/game.fixture.ts';
import { PersonalViews } from '../../game/personal-view.ts';
import { answerCounts } from '../../game/answer-counts.ts';
import { viewFor } from '../../game/view-for.ts';
import { frozenQuiz, playerId, typedAnswer } from '../../quiz/quiz.fixture.ts';
import { recount } from '../../scoring/recount.ts';
import { AnswerKey, answerKeyOf } from './answer-key.ts';
import { anyText } from './any-text.fixture.ts';
import type * as distanceModule from './edit-distance.ts';
import type * as phraseModule from './phrase.ts';

const work = vi.hoisted(() => ({ read: 0, distances: 0 }));
vi.mock('./phrase.ts', async (original) => {
  const module = await original<typeof phraseModule>();
  const readPhrase: typeof module.readPhrase = (...args) => {
    work.read += 1;
    return module.readPhrase(...args);
  };
  return { ...module, readPhrase };
});
vi.mock('./edit-distance.ts', async (original) => {
  const module = await original<typeof distanceModule>();
  const editDistance: typeof module.editDistance = (...args) => {
    work.distances += 1;
    return module.editDistance(...args);
  };
  return { editDistance };
});
beforeEach(() => {
  work.read = 0;
  work.distances = 0;
});

const accepted = [
  'Rembrandt van Rijn',
  ...Array.from({ length: 19 }, (_, n) => `Rembrandt number ${String(n)}`)
];

describe('the answer key of a question', () => {
  test('[QUESTION-12] is made once, and remembers each text', () => {
    const question = { accepted };
    const key = answerKeyOf(question);
    expect(answerKeyOf(question)).toBe(key);
    expect(work.read).toBe(20);
    for (let n = 0; n < 1_000; n++) key.read('Rembrant van Rijn');
    expect(work.read).toBe(21);
    const { distances } = work;
    expect(key.read('rembrant  VAN rijn!')).toBe(key.read('Rembrant van Rijn'));
    expect(work.distances).toBe(distances);
  });

  test('[QUESTION-12] remembers what a fresh one would say, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 8 }), (texts) => {
        const question = { accepted: texts.slice(0, 2), wrong: texts.slice(2, 4) };
        const key = new AnswerKey(question);
        for (const text of [...texts, ...texts.toReversed()])
          expect(key.read(text)).toEqual(new AnswerKey(question).read(text));
      })
    );
  });

  test('[QUESTION-12] its memory has an end, and forgetting changes nothing', () => {
    const key = new AnswerKey({ accepted: ['Paris'] });
    const first = key.read('guess 0 éé');
    for (let n = 1; n <= 20_000; n++) key.read(`guess ${String(n)} éé`);
    work.read = 0;
    key.read('guess 20000 éé');
    expect(work.read).toBe(0);
    expect(key.read('guess 0 éé')).toEqual(first);
    expect(work.read).toBe(1);
  });

  test('[QUESTION-12] a text of signs that stand for many letters is compared as typed, without a distance', () => {
    const flood = accepted.map((_, n) => '\ufdfa'.repeat(79) + String.fromCodePoint(0x5d0 + n));
    const key = new AnswerKey({ accepted: flood });
    expect(key.read('\ufdfa'.repeat(80)).right).toBe(false);
    expect(key.read(flood[3] ?? '').right).toBe(true);
    expect(key.read('\ufdfa'.repeat(80)).key.length).toBeLessThanOrEqual(80);
    expect(work.distances).toBe(0);
  });
});

describe('a room that types', () => {
  const PLAYERS = 2_000;
  const DISTINCT = 200;
  const question = () => typedAnswer({ accepted, wrong: ['Rubens'] });
  /** What the n-th player types: 200 texts in ten ways that read the same. */
  const typed = (n: number) =>
    `${' '.repeat(n % 3)}Rembrand van guess${(n % DISTINCT).toString(36)}${'!'.repeat(n % 4)}`;

  test('[QUESTION-12] each answer is graded as it arrives; counting, the reveal, views and the recount only look up', () => {
    const game = new TestGame(frozenQuiz([question()]));
    game.maxPlayers = PLAYERS;
    for (let n = 0; n < PLAYERS; n++) game.join(n);
    game.toOpen();
    for (let n = 0; n < PLAYERS; n++)
      game.answer(n, { value: n % 10 === 0 ? 'Rembrant van Rijn' : typed(n) });
    // Texts of the question, and each different raw text once; distances once per text that reads differently.
    expect(work.read).toBeLessThanOrEqual(21 + 4 * 3 * DISTINCT);
    expect(work.distances).toBeLessThanOrEqual((DISTINCT + 1) * 21 * 3);
    const before = { ...work };

    answerCounts(game.state);
    game.toLocked();
    game.next();
    expect(game.step).toBe('reveal:0');
    expect(viewFor(game.state, 'host').summary?.bars[0]).toMatchObject({ count: PLAYERS / 10, right: true });
    viewFor(game.state, 'display');
    const personal = new PersonalViews(game.state);
    for (let n = 0; n < PLAYERS; n++) personal.of(playerId(n));
    const answers = [...game.state.answers].flatMap(([itemId, given]) =>
      [...given].map(([id, { value, tapMs }]) => ({ itemId, contestantId: id, value, tapMs }))
    );
    recount(game.state.quiz, [...game.state.contestants.keys()], answers, new Set(game.state.answers.keys()));
    expect(work).toEqual(before);
  });
});
