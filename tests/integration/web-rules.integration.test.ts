import { afterAll, beforeAll, expect, it } from 'vitest';
import { asId, type LiveSessionId, type PlayerId } from '#core/ids.ts';
import { asksQuestion } from '#core/item/question/asks-question.ts';
import { aloneAs } from '#core/game/contestants/contestants.ts';
import type { SequencedEvent } from '#core/game/events.ts';
import { defaultSettings } from '#core/quiz/quiz.ts';
import { rulesOf } from '#core/scoring/score-item.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { addRound } from '#lib/server/quizzes/add-round.ts';
import { addItem } from '#lib/server/quizzes/add-item.ts';
import { duplicateItem } from '#lib/server/quizzes/duplicate-item.ts';
import { duplicateQuiz } from '#lib/server/quizzes/duplicate-quiz.ts';
import { loadQuiz } from '#lib/server/quizzes/load-quiz.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { setItemRules, setRoundRules } from '#lib/server/quizzes/set-rules.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { PostgresRoomStore } from '#realtime/store/postgres-room-store.ts';
import { answered, joined } from '#realtime/store/room-store.contract.ts';
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { choice, draft, newMaker, openStudio, type Maker } from './web-studio.ts';

let studio: Awaited<ReturnType<typeof openStudio>>;
let maker: Maker;
let store: PostgresRoomStore;
beforeAll(async () => {
  studio = await openStudio();
  maker = await newMaker(studio.db, 'Rules Quiz');
  store = new PostgresRoomStore(() => postgres(studio.url, { max: 2 }));
});
afterAll(async () => {
  await store.close();
  await studio.close();
});

/** A quiz of two rounds with one question each, the second by rules of its own. */
async function specialQuiz() {
  const { db } = studio;
  const made = draft('first');
  const settings = { ...defaultSettings, joker: true, scoring: 'flat' as const };
  const quizId = await saveQuizDraft(db, maker.access.workspaceId, { ...made, settings });
  const roundId = await addRound(db, maker.access, quizId, 'Finale');
  const itemId = await addItem(db, maker.access, { quizId, roundId, question: choice('second') });
  await setRoundRules(db, maker.access, { quizId, roundId, rules: { penalty: 50, wager: 'round' } });
  await setItemRules(db, maker.access, { quizId, itemId, rules: { double: true } });
  return { quizId, roundId, itemId };
}

it('[SCORING-8] rules of a round and a question are kept, copied and frozen', async () => {
  const { db } = studio;
  const { quizId, roundId, itemId } = await specialQuiz();
  await duplicateItem(db, maker.access, { quizId, itemId });
  const copy = await loadQuiz(
    db,
    maker.access,
    await duplicateQuiz(db, maker.access, quizId, (title) => title)
  );
  expect(copy.settings.joker).toBe(true);
  expect(copy.rounds[1]?.rules).toEqual({ penalty: 50, wager: 'round' });
  expect(copy.rounds[1]?.items.map((item) => asksQuestion(item) && item.rules)).toEqual([
    { double: true },
    { double: true }
  ]);
  const { id } = await startLiveSession(db, maker.access, quizId);
  const taken = await store.take(asId<LiveSessionId>(id));
  const item = taken?.quiz.items[1];
  if (!taken || !item || !asksQuestion(item)) throw new Error('no question');
  expect(rulesOf(taken.quiz, item)).toMatchObject({
    scoring: 'flat',
    penalty: 50,
    double: true,
    wager: 'round'
  });
  // What says nothing otherwise is stored as nothing.
  await setRoundRules(db, maker.access, { quizId, roundId, rules: {} });
  expect((await loadQuiz(db, maker.access, quizId)).rounds[1]?.rules).toBeNull();
});

it('[SCORING-24] [SCORING-25] [SCORING-27] results count jokers and wagers, and tell of a tie-break', async () => {
  const { db } = studio;
  const { quizId } = await specialQuiz();
  const { id } = await startLiveSession(db, maker.access, quizId);
  const sessionId = asId<LiveSessionId>(id);
  const taken = await store.take(sessionId);
  const [first, second] = taken?.quiz.items ?? [];
  const finale = taken?.quiz.rounds[1]?.id;
  if (!taken || !first || !second || !asksQuestion(first) || !finale) throw new Error('no room');
  const right = 'correct' in first.question ? first.question.correct : 0;
  const [ann, bob] = [asId<PlayerId>(randomUUID()), asId<PlayerId>(randomUUID())];
  const happened = [
    { type: 'jokerPlayed', contestantId: aloneAs(ann), round: 0 },
    { type: 'itemRevealed', item: 0 },
    { type: 'wagerPlaced', contestantId: aloneAs(bob), on: finale, points: 400 },
    { type: 'itemRevealed', item: 1 },
    {
      type: 'tieBreakOpened',
      place: 1,
      among: [aloneAs(ann), aloneAs(bob)],
      prompt: 'How many?',
      correct: 10,
      unit: ''
    },
    { type: 'tieGuessed', contestantId: aloneAs(bob), value: 9, by: 'host' },
    { type: 'tieBreakTold' },
    { type: 'gameEnded' }
  ] as const;
  const events: SequencedEvent[] = [
    joined(1, ann, 'Ann'),
    joined(2, bob, 'Bob'),
    answered(3, ann, first.id, { value: right as never }),
    answered(4, bob, first.id, { value: right as never }),
    ...happened.map((event, index) => ({ ...event, seq: 5 + index }))
  ];
  expect(await store.commit({ sessionId, epoch: taken.epoch, events })).toBe('committed');
  const results = await loadResults(db, maker.access, sessionId);
  const points = first.question.points;
  expect(results.rows.map(({ name, score }) => [name, score])).toEqual([
    ['Ann', 2 * points],
    ['Bob', points - 400]
  ]);
  expect(results.tieBreaks).toMatchObject([{ place: 1, prompt: 'How many?', correct: 10 }]);
});
