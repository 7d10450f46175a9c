import { and, asc, eq, isNull } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { readItemContent } from '#core/item/item.ts';
import type { QuizId, RoundId, WorkspaceId } from '#core/ids.ts';
import { items, questions, quizzes, rounds } from '#schema/quiz.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import type { ItemDetail, QuizDetail } from './quiz-detail.ts';

/** @throws AppError `not_found`, also for a quiz of another workspace */
export const loadQuiz = (
  db: DatabaseOrTransaction,
  access: WorkspaceAccess,
  quizId: QuizId
): Promise<QuizDetail> => readQuiz(db, access.workspaceId, quizId);

export async function readQuiz(
  db: DatabaseOrTransaction,
  workspaceId: WorkspaceId,
  quizId: QuizId
): Promise<QuizDetail> {
  const inQuiz = and(eq(quizzes.workspaceId, workspaceId), eq(quizzes.id, quizId), isNull(quizzes.deletedAt));
  const [quiz] = await db.select().from(quizzes).where(inQuiz);
  if (!quiz) throw new AppError('not_found', 'quiz');
  const roundRows = await db
    .select({ id: rounds.id, title: rounds.title, format: rounds.format, rules: rounds.rules })
    .from(rounds)
    .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
    .where(and(inQuiz, isNull(rounds.deletedAt)))
    .orderBy(asc(rounds.position), asc(rounds.id));
  const itemRows = await db
    .select({
      id: items.id,
      roundId: items.roundId,
      sort: items.sort,
      question: questions.content,
      content: items.content,
      rules: items.rules
    })
    .from(items)
    .innerJoin(rounds, eq(rounds.id, items.roundId))
    .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
    .leftJoin(questions, and(eq(questions.id, items.questionId), eq(questions.workspaceId, workspaceId)))
    .where(and(inQuiz, isNull(rounds.deletedAt), isNull(items.deletedAt)))
    .orderBy(asc(items.position), asc(items.id));

  const byRound = new Map<RoundId, ItemDetail[]>(roundRows.map((round) => [round.id, []]));
  for (const { id, roundId, sort, question, content, rules } of itemRows)
    byRound.get(roundId)?.push({
      id,
      ...readItemContent({ ...content, sort, ...(question && { question }), ...(rules && { rules }) })
    });
  return {
    id: quiz.id,
    title: quiz.title,
    language: quiz.language,
    settings: quiz.settings,
    attribution: quiz.attribution,
    rounds: roundRows.map((round) => ({ ...round, items: byRound.get(round.id) ?? [] }))
  };
}
