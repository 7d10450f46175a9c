import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asId, type ItemId, type QuestionId, type QuizId, type RoundId } from '#core/ids.ts';
import { deleteItem } from '#lib/server/quizzes/delete-item.ts';
import { deleteQuiz } from '#lib/server/quizzes/delete-quiz.ts';
import { deleteRound } from '#lib/server/quizzes/delete-round.ts';
import { questionsIn } from '#lib/server/quizzes/quiz-detail.ts';
import { loadQuiz } from '#lib/server/quizzes/load-quiz.ts';
import { purgeDeleted } from '#lib/server/quizzes/purge-deleted.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { undoDeletion } from '#lib/server/quizzes/undo-deletion.ts';
import { updateItem } from '#lib/server/quizzes/update-item.ts';
import { items, questions } from '#schema/quiz.ts';
import { choice, draft, newMaker, openStudio, type Maker } from './web-studio.ts';

let studio: Awaited<ReturnType<typeof openStudio>>;
let maker: Maker;
beforeAll(async () => {
  studio = await openStudio();
});
beforeEach(async () => {
  maker = await newMaker(studio.db, 'Maker');
});
afterAll(() => studio.close());

const stored = (...prompts: string[]) =>
  saveQuizDraft(studio.db, maker.access.workspaceId, draft(...prompts));
const itemsOf = async (quizId: QuizId) =>
  (await loadQuiz(studio.db, maker.access, quizId)).rounds.flatMap(questionsIn);
const prompts = async (quizId: QuizId) => (await itemsOf(quizId)).map(({ question }) => question.prompt);
const firstItem = async (quizId: QuizId) => (await itemsOf(quizId))[0]?.id ?? asId<ItemId>('');
const purge = () => purgeDeleted(studio.db, maker.access.workspaceId);

/** The prompts of all questions of the workspace, used or not. */
async function kept() {
  const rows = await studio.db
    .select({ content: questions.content })
    .from(questions)
    .where(eq(questions.workspaceId, maker.access.workspaceId));
  return rows.map(({ content }) => content.prompt).sort();
}

/** Lets the first item of a quiz ask the question that the first item of another one asks. */
async function share(quizId: QuizId, withQuiz: QuizId) {
  const item = await firstItem(quizId);
  const [own, theirs] = [await questionOf(item), await questionOf(await firstItem(withQuiz))];
  await studio.db.update(items).set({ questionId: theirs }).where(eq(items.id, item));
  await studio.db.delete(questions).where(eq(questions.id, own));
}

async function questionOf(item: ItemId) {
  const [row] = await studio.db
    .select({ questionId: items.questionId })
    .from(items)
    .where(eq(items.id, item));
  return row?.questionId ?? asId<QuestionId>('');
}

/** Makes every deletion so many days older. */
async function ageDeletions(days: number) {
  for (const table of ['quiz', 'round', 'item'])
    await studio.db.execute(sql`
      update ${sql.identifier(table)} set deleted_at = deleted_at - make_interval(days => ${days})
      where deleted_at is not null`);
}

describe('a question that several items ask', () => {
  it('stays as it is for the others when it is changed in one of them', async () => {
    const [one, two] = [await stored('a'), await stored('b')];
    await share(one, two);
    expect([await prompts(one), await prompts(two)]).toEqual([['b'], ['b']]);
    const item = await firstItem(one);
    await updateItem(studio.db, maker.access, { quizId: one, itemId: item, question: choice('mine') });
    expect([await prompts(one), await prompts(two)]).toEqual([['mine'], ['b']]);
    expect(await firstItem(one)).toBe(item);
    // Now each has its own, which is changed where it stands.
    await updateItem(studio.db, maker.access, { quizId: one, itemId: item, question: choice('mine again') });
    await updateItem(studio.db, maker.access, {
      quizId: two,
      itemId: await firstItem(two),
      question: choice('yours')
    });
    expect([await prompts(one), await prompts(two)]).toEqual([['mine again'], ['yours']]);
    expect(await kept()).toEqual(['mine again', 'yours']);
  });

  it('stays as it is for one that is deleted and comes back', async () => {
    const [one, two] = [await stored('a'), await stored('b')];
    await share(one, two);
    const deleted = await firstItem(two);
    await deleteItem(studio.db, maker.access, { quizId: two, itemId: deleted });
    await updateItem(studio.db, maker.access, {
      quizId: one,
      itemId: await firstItem(one),
      question: choice('mine')
    });
    await undoDeletion(studio.db, maker.access, { kind: 'item', id: deleted });
    expect(await prompts(two)).toEqual(['b']);
  });

  it('is left by nobody alone when both are changed at once', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, two] = [await stored('a'), await stored('b')];
      await share(one, two);
      const change = async (quizId: QuizId, prompt: string) =>
        updateItem(studio.db, maker.access, {
          quizId,
          itemId: await firstItem(quizId),
          question: choice(prompt)
        });
      await Promise.all([change(one, 'mine'), change(two, 'yours')]);
      expect([await prompts(one), await prompts(two)]).toEqual([['mine'], ['yours']]);
      expect(await kept()).toHaveLength(2 * (round + 1));
    }
  });
});

describe('what was deleted long ago', () => {
  it('goes with its questions, whether an item, a round or a quiz was deleted', async () => {
    const { db } = studio;
    const [one, two, three] = [await stored('item', 'stays'), await stored('round'), await stored('quiz')];
    await deleteItem(db, maker.access, { quizId: one, itemId: await firstItem(one) });
    const round = (await loadQuiz(db, maker.access, two)).rounds[0]?.id ?? asId<RoundId>('');
    await deleteRound(db, maker.access, { quizId: two, roundId: round });
    await deleteQuiz(db, maker.access, three);
    await ageDeletions(6);
    await purge();
    expect(await kept()).toEqual(['item', 'quiz', 'round', 'stays']);
    await ageDeletions(2);
    await purge();
    expect(await kept()).toEqual(['stays']);
    expect(await prompts(one)).toEqual(['stays']);
  });

  it('takes no question with it that stands by itself, nor one that is still asked', async () => {
    const { db } = studio;
    await db
      .insert(questions)
      .values({ workspaceId: maker.access.workspaceId, content: choice('by itself') });
    const [one, two, three] = [await stored('a'), await stored('b'), await stored('c')];
    await share(one, two);
    await share(three, two);
    await deleteItem(db, maker.access, { quizId: one, itemId: await firstItem(one) });
    await ageDeletions(8);
    const again = await firstItem(three);
    await deleteItem(db, maker.access, { quizId: three, itemId: again });
    await purge();
    expect(await kept()).toEqual(['b', 'by itself']);
    await deleteQuiz(db, maker.access, two);
    await ageDeletions(8);
    await purge();
    expect(await kept()).toEqual(['by itself']);
  });

  it('is of one workspace only', async () => {
    const { db } = studio;
    const quizId = await stored('ours');
    await deleteItem(db, maker.access, { quizId, itemId: await firstItem(quizId) });
    await ageDeletions(8);
    await purgeDeleted(db, (await newMaker(db, 'Stranger')).access.workspaceId);
    expect(await kept()).toEqual(['ours']);
  });
});
