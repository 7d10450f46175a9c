import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { asId, type ItemId, type QuizId, type RoundId } from '#core/ids.ts';
import { defaultSettings } from '#core/quiz/quiz.ts';
import { can, roles, type Action } from '#core/workspace/permissions.ts';
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
import { listQuizzes } from '#lib/server/quizzes/list-quizzes.ts';
import { questionsIn } from '#lib/server/quizzes/quiz-detail.ts';
import { loadQuiz } from '#lib/server/quizzes/load-quiz.ts';
import { moveItem, placeItem } from '#lib/server/quizzes/move-item.ts';
import { moveRound } from '#lib/server/quizzes/move-round.ts';
import { chooseRoundFormat } from '#lib/server/quizzes/choose-round-format.ts';
import { renameRound } from '#lib/server/quizzes/rename-round.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { findDeleted } from '#lib/server/quizzes/find-deleted.ts';
import { undoDeletion } from '#lib/server/quizzes/undo-deletion.ts';
import { updateItem } from '#lib/server/quizzes/update-item.ts';
import { updateQuiz } from '#lib/server/quizzes/update-quiz.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { openWorkspace } from '#lib/server/workspaces/open-workspace.ts';
import { choice, draft, newMaker, openStudio, type Maker } from './web-studio.ts';

let studio: Awaited<ReturnType<typeof openStudio>>;
let maker: Maker;
beforeAll(async () => {
  studio = await openStudio();
  maker = await newMaker(studio.db, 'Zoë Quiz');
});
afterAll(() => studio.close());

const stored = async (...prompts: string[]) =>
  saveQuizDraft(studio.db, maker.access.workspaceId, draft(...prompts));
const read = (quizId: QuizId) => loadQuiz(studio.db, maker.access, quizId);
/** The quiz as a picture of its order: rounds by `|`. */
const order = async (quizId: QuizId) =>
  (await read(quizId)).rounds
    .map((round) =>
      questionsIn(round)
        .map((item) => item.question.prompt)
        .join(' ')
    )
    .join('|');
const itemAt = async (quizId: QuizId, round: number, place: number) =>
  (await read(quizId)).rounds[round]?.items[place]?.id ?? asId<ItemId>('');
const roundAt = async (quizId: QuizId, round: number) =>
  (await read(quizId)).rounds[round]?.id ?? asId<RoundId>('');

describe('quizzes', () => {
  it('go the whole way: make, fill, change, list', async () => {
    const { db } = studio;
    const id = await createQuiz(db, maker.access, { title: 'Mine', language: 'nl' });
    await addItem(db, maker.access, { quizId: id, roundId: await roundAt(id, 0), question: choice('a') });
    const item = await itemAt(id, 0, 0);
    await updateItem(db, maker.access, {
      quizId: id,
      itemId: item,
      question: { ...choice('b'), points: 500 }
    });
    const settings = { ...defaultSettings, scoring: 'flat' as const, answerChange: true };
    await updateQuiz(db, maker.access, id, { title: 'Ours', language: 'en', settings });
    await renameRound(db, maker.access, { quizId: id, roundId: await roundAt(id, 0), title: 'First' });
    await chooseRoundFormat(db, maker.access, { quizId: id, roundId: await roundAt(id, 0), format: 'sheet' });
    expect(await read(id)).toMatchObject({
      title: 'Ours',
      language: 'en',
      settings,
      rounds: [
        { title: 'First', format: 'sheet', items: [{ id: item, question: { prompt: 'b', points: 500 } }] }
      ]
    });
    const [first] = await listQuizzes(db, maker.access);
    expect(first).toMatchObject({ id, title: 'Ours', rounds: 1, questions: 1, answerSeconds: 20 });
  });

  it('keep their order through every move, over the edges of rounds too', async () => {
    const { db } = studio;
    const id = await stored('a', 'b', 'c');
    await addRound(db, maker.access, id, 'Two');
    await moveItem(db, maker.access, { quizId: id, itemId: await itemAt(id, 0, 0), direction: 'down' });
    expect(await order(id)).toBe('b a c|');
    await moveItem(db, maker.access, { quizId: id, itemId: await itemAt(id, 0, 2), direction: 'down' });
    expect(await order(id)).toBe('b a|c');
    await moveItem(db, maker.access, { quizId: id, itemId: await itemAt(id, 1, 0), direction: 'down' });
    expect(await order(id)).toBe('b a|c');
    await moveItem(db, maker.access, { quizId: id, itemId: await itemAt(id, 1, 0), direction: 'up' });
    expect(await order(id)).toBe('b a c|');
    await placeItem(db, maker.access, {
      quizId: id,
      itemId: await itemAt(id, 0, 0),
      roundId: await roundAt(id, 1),
      place: 99
    });
    expect(await order(id)).toBe('a c|b');
    await moveRound(db, maker.access, { quizId: id, roundId: await roundAt(id, 1), direction: 'up' });
    expect(await order(id)).toBe('b|a c');
    await duplicateItem(db, maker.access, { quizId: id, itemId: await itemAt(id, 1, 0) });
    expect(await order(id)).toBe('b|a a c');
  });

  it('lose nothing when two tabs move things at once', async () => {
    const { db } = studio;
    const id = await stored('a', 'b', 'c', 'd');
    const items = (await read(id)).rounds[0]?.items ?? [];
    await Promise.all(
      items.map((item) => moveItem(db, maker.access, { quizId: id, itemId: item.id, direction: 'up' }))
    );
    expect((await order(id)).split(' ').sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('bring back what was deleted, where it was', async () => {
    const { db } = studio;
    const id = await stored('a', 'b', 'c');
    const item = await itemAt(id, 0, 1);
    await deleteItem(db, maker.access, { quizId: id, itemId: item });
    expect(await order(id)).toBe('a c');
    expect(await findDeleted(db, maker.access, { kind: 'item', id: item })).toEqual({
      kind: 'item',
      id: item,
      title: 'b'
    });
    await undoDeletion(db, maker.access, { kind: 'item', id: item });
    expect(await order(id)).toBe('a b c');

    const round = await roundAt(id, 0);
    await deleteRound(db, maker.access, { quizId: id, roundId: round });
    expect((await read(id)).rounds).toHaveLength(0);
    await undoDeletion(db, maker.access, { kind: 'round', id: round });
    expect(await order(id)).toBe('a b c');

    await deleteQuiz(db, maker.access, id);
    await expect(read(id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await listQuizzes(db, maker.access)).map((quiz) => quiz.id)).not.toContain(id);
    await undoDeletion(db, maker.access, { kind: 'quiz', id });
    expect(await order(id)).toBe('a b c');
  });

  it('are copied with everything, and share nothing with the copy', async () => {
    const { db } = studio;
    const id = await stored('a', 'b');
    const copy = await duplicateQuiz(db, maker.access, id, (title) => `${title} again`);
    await updateItem(db, maker.access, {
      quizId: copy,
      itemId: await itemAt(copy, 0, 0),
      question: choice('z')
    });
    expect(await order(copy)).toBe('z b');
    expect(await order(id)).toBe('a b');
    expect((await read(copy)).title).toBe('Colours again');
  });

  it('[G4] are invisible from another workspace, whatever one asks for', async () => {
    const { db } = studio;
    const { access: stranger } = await newMaker(db, 'Stranger');
    const id = await stored('a', 'b');
    const item = await itemAt(id, 0, 0);
    const round = await roundAt(id, 0);
    const { id: session } = await startLiveSession(db, maker.access, id);
    const deleted = await stored('gone');
    await deleteQuiz(db, maker.access, deleted);

    const facts = { title: 'x', language: 'en' as const, settings: defaultSettings };
    const attempts: Record<string, () => Promise<unknown>> = {
      loadQuiz: () => loadQuiz(db, stranger, id),
      updateQuiz: () => updateQuiz(db, stranger, id, facts),
      deleteQuiz: () => deleteQuiz(db, stranger, id),
      duplicateQuiz: () => duplicateQuiz(db, stranger, id, (title) => title),
      addRound: () => addRound(db, stranger, id, 'x'),
      chooseRoundFormat: () =>
        chooseRoundFormat(db, stranger, { quizId: id, roundId: round, format: 'sheet' }),
      renameRound: () => renameRound(db, stranger, { quizId: id, roundId: round, title: 'x' }),
      deleteRound: () => deleteRound(db, stranger, { quizId: id, roundId: round }),
      moveRound: () => moveRound(db, stranger, { quizId: id, roundId: round, direction: 'up' }),
      addItem: () => addItem(db, stranger, { quizId: id, roundId: round, question: choice('x') }),
      updateItem: () => updateItem(db, stranger, { quizId: id, itemId: item, question: choice('x') }),
      duplicateItem: () => duplicateItem(db, stranger, { quizId: id, itemId: item }),
      deleteItem: () => deleteItem(db, stranger, { quizId: id, itemId: item }),
      moveItem: () => moveItem(db, stranger, { quizId: id, itemId: item, direction: 'down' }),
      placeItem: () => placeItem(db, stranger, { quizId: id, itemId: item, roundId: round, place: 1 }),
      undoDeletion: () => undoDeletion(db, stranger, { kind: 'quiz', id: deleted }),
      startLiveSession: () => startLiveSession(db, stranger, id),
      endLiveSession: () => endLiveSession(db, stranger, session),
      loadResults: () => loadResults(db, stranger, session),
      openWorkspace: () =>
        openWorkspace(
          db,
          // Not even who owns the installation.
          { userId: stranger.userId, email: '', name: '', isInstanceOwner: true },
          maker.access.slug
        )
    };
    for (const [name, attempt] of Object.entries(attempts))
      await expect(attempt(), name).rejects.toMatchObject({ code: 'not_found' });
    expect(await listQuizzes(db, stranger)).toEqual([]);
    expect(await findDeleted(db, stranger, { kind: 'quiz', id: deleted })).toBeUndefined();
    expect(await order(id)).toBe('a b');
  });

  it('[G4] keep items and rounds of another quiz out, even of the same workspace', async () => {
    const { db } = studio;
    const [one, two] = [await stored('a'), await stored('b')];
    const foreign = await itemAt(two, 0, 0);
    for (const attempt of [
      () => deleteItem(db, maker.access, { quizId: one, itemId: foreign }),
      () =>
        placeItem(db, maker.access, { quizId: one, itemId: foreign, roundId: asId<RoundId>(''), place: 0 }),
      async () =>
        addItem(db, maker.access, { quizId: one, roundId: await roundAt(two, 0), question: choice('x') })
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each(roles)('let a member do what his role may: %s', async (role) => {
    const { db } = studio;
    const member = { ...maker.access, role };
    const id = await stored('a', 'b');
    const [item, round] = [await itemAt(id, 0, 0), await roundAt(id, 0)];
    const { language, settings, ...quiz } = await read(id);
    const facts = { title: quiz.title, language, settings };
    const attempts: [Action, string, () => Promise<unknown>][] = [
      ['editQuizzes', 'createQuiz', () => createQuiz(db, member, { title: 'x', language: 'en' })],
      ['editQuizzes', 'updateQuiz', () => updateQuiz(db, member, id, facts)],
      ['editQuizzes', 'duplicateQuiz', () => duplicateQuiz(db, member, id, (title) => title)],
      ['editQuizzes', 'addRound', () => addRound(db, member, id, 'x')],
      [
        'editQuizzes',
        'chooseRoundFormat',
        () => chooseRoundFormat(db, member, { quizId: id, roundId: round, format: 'sheet' })
      ],
      [
        'editQuizzes',
        'renameRound',
        () => renameRound(db, member, { quizId: id, roundId: round, title: 'x' })
      ],
      [
        'editQuizzes',
        'moveRound',
        () => moveRound(db, member, { quizId: id, roundId: round, direction: 'up' })
      ],
      [
        'editQuizzes',
        'addItem',
        () => addItem(db, member, { quizId: id, roundId: round, question: choice('x') })
      ],
      [
        'editQuizzes',
        'updateItem',
        () => updateItem(db, member, { quizId: id, itemId: item, question: choice('x') })
      ],
      ['editQuizzes', 'moveItem', () => moveItem(db, member, { quizId: id, itemId: item, direction: 'up' })],
      [
        'editQuizzes',
        'placeItem',
        () => placeItem(db, member, { quizId: id, itemId: item, roundId: round, place: 1 })
      ],
      ['editQuizzes', 'duplicateItem', () => duplicateItem(db, member, { quizId: id, itemId: item })],
      ['hostSessions', 'startLiveSession', () => startLiveSession(db, member, id)],
      ['editQuizzes', 'deleteItem', () => deleteItem(db, member, { quizId: id, itemId: item })],
      ['editQuizzes', 'undoDeletion', () => undoDeletion(db, member, { kind: 'item', id: item })],
      ['editQuizzes', 'deleteRound', () => deleteRound(db, member, { quizId: id, roundId: round })],
      ['editQuizzes', 'deleteQuiz', () => deleteQuiz(db, member, id)]
    ];
    for (const [action, name, attempt] of attempts) {
      const outcome = await attempt().then(
        () => 'done',
        (error: unknown) => (error instanceof AppError ? error.detail : error)
      );
      expect(outcome, name).toBe(can(role, action) ? 'done' : 'editor_needed');
    }
  });
});

describe('[GAME-31] what is no question', () => {
  const between = [
    { sort: 'slide', title: 'House rules', text: 'Phones down.' },
    { sort: 'break', title: '', minutes: 15 }
  ] as const;

  it('is stored, copied, moved and played with the rest, in its place', async () => {
    const { rounds, ...quiz } = draft('one', 'two');
    const [one, two] = rounds.flatMap((round) => round.items);
    if (one?.sort !== 'question' || !two) throw new Error('no questions');
    const items = [between[0], { ...one, rules: { scoring: 'flat' as const } }, between[1], two];
    const id = await saveQuizDraft(studio.db, maker.access.workspaceId, {
      ...quiz,
      rounds: [{ title: '', items }]
    });
    const contents = async (quizId: QuizId) =>
      (await read(quizId)).rounds.flatMap((round) => round.items.map(({ id: _, ...content }) => content));
    expect(await contents(id)).toEqual(items);
    const copy = await duplicateQuiz(studio.db, maker.access, id, (title) => `${title} 2`);
    expect(await contents(copy)).toEqual(items);

    const last = (await read(copy)).rounds[0]?.items[3]?.id ?? asId<ItemId>('');
    await moveItem(studio.db, maker.access, { quizId: copy, itemId: last, direction: 'up' });
    expect((await contents(copy)).map(({ sort }) => sort)).toEqual([
      'slide',
      'question',
      'question',
      'break'
    ]);

    const session = await startLiveSession(studio.db, maker.access, id);
    const played = await loadResults(studio.db, maker.access, session.id);
    expect(played.quiz.items.map(({ id: _, round: __, ...content }) => content)).toEqual(items);
    await endLiveSession(studio.db, maker.access, session.id);
  });

  it('makes no quiz alone', async () => {
    const { rounds: _, ...quiz } = draft('one');
    const id = await saveQuizDraft(studio.db, maker.access.workspaceId, {
      ...quiz,
      rounds: [{ title: '', items: [...between] }]
    });
    await expect(startLiveSession(studio.db, maker.access, id)).rejects.toThrow(
      new AppError('invalid', 'quiz_empty')
    );
  });
});
