import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '#core/errors.ts';
import { asId, type ItemId, type LiveSessionId, type QuizId, type RoundId, type UserId } from '#core/ids.ts';
import { limitSettings } from '#core/instance/settings.ts';
import { itemsOf } from '#core/item/question/question-item.ts';
import { MAX_ITEMS, MAX_ROUNDS } from '#core/quiz/quiz.ts';
import { importFile } from '#import/import-file.ts';
import { kahootFile } from '#import/xlsx.fixture.ts';
import { storeReport } from '#scripts/operate/import/store-report.ts';
import { workspaceLimits, type WorkspaceLimit } from '#core/workspace/limits.ts';
import { packImport } from '#lib/server/imports/packed-import.ts';
import { sealImport } from '#lib/server/imports/sealed-import.ts';
import { confirmImport } from '#lib/server/imports/confirm-import.ts';
import { limitWrites } from '#lib/server/http/limit-writes.ts';
import { endLiveSession } from '#lib/server/live-sessions/end-live-session.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { addItem } from '#lib/server/quizzes/add-item.ts';
import { addRound } from '#lib/server/quizzes/add-round.ts';
import { createQuiz } from '#lib/server/quizzes/create-quiz.ts';
import { deleteItem } from '#lib/server/quizzes/delete-item.ts';
import { deleteQuiz } from '#lib/server/quizzes/delete-quiz.ts';
import { deleteRound } from '#lib/server/quizzes/delete-round.ts';
import { duplicateItem } from '#lib/server/quizzes/duplicate-item.ts';
import { duplicateQuiz } from '#lib/server/quizzes/duplicate-quiz.ts';
import { loadQuiz } from '#lib/server/quizzes/load-quiz.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { undoDeletion } from '#lib/server/quizzes/undo-deletion.ts';
import { updateItem } from '#lib/server/quizzes/update-item.ts';
import { updateQuiz } from '#lib/server/quizzes/update-quiz.ts';
import { instanceSettings } from '#schema/instance.ts';
import { quizzes } from '#schema/quiz.ts';
import { eq } from 'drizzle-orm';
import { choice, draft, newMaker, openStudio, type Maker } from './web-studio.ts';

let studio: Awaited<ReturnType<typeof openStudio>>;
let maker: Maker;
beforeAll(async () => {
  studio = await openStudio();
});
beforeEach(async () => {
  await studio.db.delete(instanceSettings);
  maker = await newMaker(studio.db, 'Maker');
});
afterAll(() => studio.close());

/** As an owner may set it, and below: a test reaches a limit sooner. */
const limit = (name: WorkspaceLimit, value: number) =>
  studio.db.insert(instanceSettings).values({ key: limitSettings[name], value });
const save = (...prompts: string[]) => saveQuizDraft(studio.db, maker.access.workspaceId, draft(...prompts));
const read = (quizId: QuizId) => loadQuiz(studio.db, maker.access, quizId);
const firstRound = async (quizId: QuizId) => (await read(quizId)).rounds[0]?.id ?? asId<RoundId>('');
const firstItem = async (quizId: QuizId) => (await read(quizId)).rounds[0]?.items[0]?.id ?? asId<ItemId>('');
const many = (count: number) => Array.from({ length: count }, (_, index) => `Question ${String(index)}`);
const full = (detail: string, facts: object) => ({ code: 'conflict', detail, facts });
const rejections = (results: PromiseSettledResult<unknown>[]) =>
  results.filter((result) => result.status === 'rejected').map(({ reason }) => (reason as AppError).detail);

describe('[OPS-20] quizzes of a workspace', () => {
  const noMore = full('limit_quizzes', { limit: 3 });
  let first: QuizId;
  beforeEach(async () => {
    await limit('quizzes', 3);
    first = await save('a');
    await save('b');
  });

  it('are so many, however they are made', async () => {
    const { db } = studio;
    const third = await createQuiz(db, maker.access, { title: 'Third', language: 'en' });
    await expect(save('d')).rejects.toMatchObject(noMore);
    await expect(createQuiz(db, maker.access, { title: 'Fourth', language: 'en' })).rejects.toMatchObject(
      noMore
    );
    await expect(duplicateQuiz(db, maker.access, first, (title) => title)).rejects.toMatchObject(noMore);
    const { workspaceId } = maker.access;
    const pending = {
      workspaceId,
      quizIds: [third],
      attribution: '',
      rounds: [{ title: '', questions: [choice('a')] }]
    };
    const facts = { title: 'T', language: 'en' } as const;
    const confirm = (quizIds: QuizId[]) =>
      confirmImport(db, maker.access, sealImport(packImport({ ...pending, quizIds }), short), facts, short);
    await expect(confirm([asId<QuizId>(crypto.randomUUID())])).rejects.toMatchObject(noMore);
    // The same import once more adds nothing, so it is no addition.
    await expect(confirm([third])).resolves.toEqual([third]);
    expect(await db.$count(quizzes, eq(quizzes.workspaceId, workspaceId))).toBe(3);
  });

  it('are so many also for the command that imports, which says so in a sentence', async () => {
    await save('c');
    const report = importFile(kahootFile([['Which?', 'a', 'b', null, null, 20, '1']]), 'quiz.xlsx');
    const stored = storeReport(studio.db, report, maker.access.slug);
    await expect(stored).rejects.toThrow(/has no room for it: a workspace holds 3 quizzes at most/);
  });

  it('are so many also when all are made at once', async () => {
    const results = await Promise.allSettled(many(10).map((title) => save(title)));
    expect(rejections(results)).toEqual(Array.from({ length: 9 }, () => 'limit_quizzes'));
  });

  it('make room when one is deleted, which then does not come back beside the new one [OPS-27]', async () => {
    const { db } = studio;
    await save('c');
    await deleteQuiz(db, maker.access, first);
    const another = await save('d');
    await expect(undoDeletion(db, maker.access, { kind: 'quiz', id: first })).rejects.toMatchObject(noMore);
    await deleteQuiz(db, maker.access, another);
    await undoDeletion(db, maker.access, { kind: 'quiz', id: first });
    expect((await read(first)).title).toBe('Colours');
  });

  it('are counted for each workspace by itself', async () => {
    await save('c');
    maker = await newMaker(studio.db, 'Another');
    await expect(save('a')).resolves.toBeTypeOf('string');
  });
});

describe('[OPS-20] questions of a workspace', () => {
  const noMore = full('limit_items', { limit: 100 });
  let quizId: QuizId;
  beforeEach(async () => {
    await limit('items', 100);
    quizId = await save(...many(60));
    await save(...many(39));
  });

  it('are so many in all its quizzes together, however they are added', async () => {
    const { db } = studio;
    await addItem(db, maker.access, {
      quizId,
      roundId: await firstRound(quizId),
      question: choice('the hundredth')
    });
    await expect(
      addItem(db, maker.access, { quizId, roundId: await firstRound(quizId), question: choice('one more') })
    ).rejects.toMatchObject(noMore);
    await expect(
      duplicateItem(db, maker.access, { quizId, itemId: await firstItem(quizId) })
    ).rejects.toMatchObject(noMore);
    await expect(duplicateQuiz(db, maker.access, quizId, (title) => title)).rejects.toMatchObject(noMore);
    await expect(save('one more')).rejects.toMatchObject(noMore);
    // What is there stays in use.
    await updateItem(db, maker.access, {
      quizId,
      itemId: await firstItem(quizId),
      question: choice('changed')
    });
    await expect(startLiveSession(db, maker.access, quizId)).resolves.toBeDefined();
  });

  it('are so many also when they are added at once', async () => {
    const other = await save('x');
    const rounds = [await firstRound(quizId), await firstRound(other)];
    const results = await Promise.allSettled(
      many(8).map((prompt, index) =>
        addItem(studio.db, maker.access, {
          quizId: index % 2 === 0 ? quizId : other,
          roundId: rounds[index % 2] ?? asId<RoundId>(''),
          question: choice(prompt)
        })
      )
    );
    expect(rejections(results)).toHaveLength(8);
  });

  it('do not pass the limit by coming back [OPS-27]', async () => {
    const { db } = studio;
    const item = await firstItem(quizId);
    await deleteItem(db, maker.access, { quizId, itemId: item });
    const round = await addRound(db, maker.access, quizId, 'Second');
    await addItem(db, maker.access, { quizId, roundId: round, question: choice('instead') });
    await addItem(db, maker.access, { quizId, roundId: round, question: choice('and another') });
    await expect(undoDeletion(db, maker.access, { kind: 'item', id: item })).rejects.toMatchObject(noMore);
    await deleteRound(db, maker.access, { quizId, roundId: round });
    await undoDeletion(db, maker.access, { kind: 'item', id: item });
    await expect(undoDeletion(db, maker.access, { kind: 'round', id: round })).rejects.toMatchObject(noMore);
    await deleteQuiz(db, maker.access, quizId);
    await save(...many(50));
    await expect(undoDeletion(db, maker.access, { kind: 'quiz', id: quizId })).rejects.toMatchObject(noMore);
  });
});

describe('[OPS-27] undoing keeps what a quiz holds', () => {
  it(`at ${String(MAX_ROUNDS)} rounds`, async () => {
    const { db } = studio;
    const quizId = await save('a');
    const deleted: RoundId[] = [];
    for (let index = 0; index < 3; index++) {
      const round = await addRound(db, maker.access, quizId, `Deleted ${String(index)}`);
      await deleteRound(db, maker.access, { quizId, roundId: round });
      deleted.push(round);
    }
    for (let index = 2; index < MAX_ROUNDS; index++) await addRound(db, maker.access, quizId, '');
    // One place is left, and all three want it.
    const results = await Promise.allSettled(
      deleted.map((round) => undoDeletion(db, maker.access, { kind: 'round', id: round }))
    );
    expect(rejections(results)).toEqual(['too_many_rounds', 'too_many_rounds']);
    expect((await read(quizId)).rounds).toHaveLength(MAX_ROUNDS);
  });

  it(`at ${String(MAX_ITEMS)} questions`, async () => {
    const { db } = studio;
    const quizId = await save(...many(MAX_ITEMS));
    const item = await firstItem(quizId);
    await deleteItem(db, maker.access, { quizId, itemId: item });
    const round = await addRound(db, maker.access, quizId, 'Second');
    await addItem(db, maker.access, { quizId, roundId: round, question: choice('instead') });
    const noMore = { code: 'conflict', detail: 'quiz_full' };
    await expect(undoDeletion(db, maker.access, { kind: 'item', id: item })).rejects.toMatchObject(noMore);
    await deleteRound(db, maker.access, { quizId, roundId: round });
    await undoDeletion(db, maker.access, { kind: 'item', id: item });
    await expect(undoDeletion(db, maker.access, { kind: 'round', id: round })).rejects.toMatchObject(noMore);
  });
});

describe('[OPS-20] stored bytes of a workspace', () => {
  const noMore = full('limit_storage', { limit: 1 });
  /** About 2 kB that hardly shrink. */
  const long = (seed: number) => ({
    ...choice('long'),
    explanation: Array.from({ length: 480 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7_919 + seed * 104_729) % 20_000))
    ).join('')
  });
  const fill = (questions: number, seed = 0) => {
    const one = draft('x');
    const rounds = [
      {
        title: '',
        items: itemsOf(Array.from({ length: questions }, (_, index) => long(seed + index)))
      }
    ];
    return saveQuizDraft(studio.db, maker.access.workspaceId, { ...one, rounds });
  };
  beforeEach(() => limit('storedMegabytes', 1));

  it('hold questions and the copies that were played, deleted ones as well', async () => {
    const { db } = studio;
    const quizId = await fill(300);
    await startLiveSession(db, maker.access, quizId);
    await expect(fill(300, 1_000)).rejects.toMatchObject(noMore);
    await deleteQuiz(db, maker.access, quizId);
    await expect(fill(300, 1_000)).rejects.toMatchObject(noMore);
  });

  it('let no question grow beyond them, but shrink', async () => {
    const { db } = studio;
    const full = await fill(580);
    const quizId = await save(...many(120));
    const [round] = (await read(quizId)).rounds;
    const grow = async () => {
      for (const [index, { id }] of (round?.items ?? []).entries())
        await updateItem(db, maker.access, { quizId, itemId: id, question: long(index) });
    };
    await expect(grow()).rejects.toMatchObject(noMore);
    const shrink = updateItem(db, maker.access, {
      quizId: full,
      itemId: await firstItem(full),
      question: choice('short')
    });
    await expect(shrink).resolves.toBeUndefined();
  });

  it('let a quiz be played again whose copy is there, and no other', async () => {
    const { db } = studio;
    const quizId = await fill(300);
    const session = await startLiveSession(db, maker.access, quizId);
    await endLiveSession(db, maker.access, session.id);
    await expect(startLiveSession(db, maker.access, quizId)).resolves.toBeDefined();
    const { language, settings } = await read(quizId);
    await updateQuiz(db, maker.access, quizId, { title: 'Another title', language, settings });
    await expect(startLiveSession(db, maker.access, quizId)).rejects.toMatchObject(noMore);
  });
});

describe('[OPS-20] running sessions of a workspace', () => {
  it(`are ${String(workspaceLimits.runningSessions.usual)} at once, and the next one begins when one has ended`, async () => {
    const { db } = studio;
    const quizId = await save('a');
    const { language, settings } = await read(quizId);
    const started: LiveSessionId[] = [];
    const another = async () => {
      // As who would fill the server does: each session is of another version of the quiz.
      await updateQuiz(db, maker.access, quizId, { title: `T${crypto.randomUUID()}`, language, settings });
      started.push((await startLiveSession(db, maker.access, quizId)).id);
    };
    for (let index = 0; index < workspaceLimits.runningSessions.usual; index++) await another();
    await expect(another()).rejects.toMatchObject(full('limit_running_sessions', { limit: 20 }));
    await endLiveSession(db, maker.access, started[0] ?? asId<LiveSessionId>(''));
    await another();
    await expect(another()).rejects.toMatchObject({ detail: 'limit_running_sessions' });
  });
});

describe('[OPS-21] writing in the studio', () => {
  const { userId, email, name } = { userId: asId<UserId>(crypto.randomUUID()), email: '', name: '' };
  const event = (method: string, id = userId) => ({
    locals: {
      account: { userId: id, email, name, isInstanceOwner: false, signIn: '' },
      authSessionId: '',
      requestId: ''
    },
    request: { method }
  });

  it('ends at 120 changes a minute of one account; reading costs nothing', async () => {
    const { db } = studio;
    const one = event('POST');
    // A refused form is read again within its own request.
    for (let index = 0; index < 3; index++) await limitWrites(db, one);
    for (let index = 1; index < 120; index++) await limitWrites(db, event('POST'));
    await expect(limitWrites(db, event('POST'))).rejects.toMatchObject({ code: 'too_many' });
    for (let index = 0; index < 3; index++) await limitWrites(db, event('GET'));
    await limitWrites(db, event('POST', asId<UserId>(crypto.randomUUID())));
    const guest = { ...event('POST'), locals: { ...one.locals, account: undefined } };
    await expect(limitWrites(db, guest)).resolves.toBeUndefined();
  });
});

describe('[OPS-21] starting live sessions', () => {
  it('ends at thirty in ten minutes, whether or not they were ended', async () => {
    const { db } = studio;
    const quizId = await save('a');
    for (let index = 0; index < 30; index++)
      await endLiveSession(db, maker.access, (await startLiveSession(db, maker.access, quizId)).id);
    await expect(startLiveSession(db, maker.access, quizId)).rejects.toMatchObject({
      code: 'too_many',
      detail: 'sessions_too_fast'
    });
  });
});

/** Signs for tests. */
function short(text: string): string {
  return text.slice(0, 8).replaceAll('.', '');
}
