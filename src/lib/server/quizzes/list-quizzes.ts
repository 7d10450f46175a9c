import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Locale } from '#core/quiz/quiz.ts';
import { items, questions, quizzes, rounds } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';

export interface QuizSummary {
  readonly id: string;
  readonly title: string;
  readonly language: Locale;
  readonly updatedAt: Date;
  readonly rounds: number;
  readonly questions: number;
  /** Sum of the time limits. */
  readonly answerSeconds: number;
}

/** The quizzes of a workspace, last changed first. */
export async function listQuizzes(db: Database, access: WorkspaceAccess): Promise<QuizSummary[]> {
  return db
    .select({
      id: quizzes.id,
      title: quizzes.title,
      language: quizzes.language,
      updatedAt: quizzes.updatedAt,
      rounds: sql<number>`count(distinct ${rounds.id})::int`,
      questions: sql<number>`count(${items.id})::int`,
      answerSeconds: sql<number>`coalesce(sum((${questions.content} ->> 'timeLimitSeconds')::int), 0)::int`
    })
    .from(quizzes)
    .leftJoin(rounds, and(eq(rounds.quizId, quizzes.id), isNull(rounds.deletedAt)))
    .leftJoin(items, and(eq(items.roundId, rounds.id), isNull(items.deletedAt)))
    .leftJoin(questions, eq(questions.id, items.questionId))
    .where(and(eq(quizzes.workspaceId, access.workspaceId), isNull(quizzes.deletedAt)))
    .groupBy(quizzes.id)
    .orderBy(desc(quizzes.updatedAt), desc(quizzes.id));
}
