import { and, desc, eq, ilike, isNull, sql } from 'drizzle-orm';
import type { QuizId } from '#core/ids.ts';
import type { Locale } from '#core/quiz/quiz.ts';
import { items, questions, quizzes, rounds } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import { containing } from '../db/like.ts';
import type { ListPage } from '../db/list-page.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';

export interface QuizSummary {
  readonly id: QuizId;
  readonly title: string;
  readonly language: Locale;
  readonly updatedAt: Date;
  readonly rounds: number;
  readonly questions: number;
  /** Sum of the time limits. */
  readonly answerSeconds: number;
}

export const QUIZZES_PER_PAGE = 50;

const isListed = ({ workspaceId }: WorkspaceAccess, search = '') =>
  and(
    eq(quizzes.workspaceId, workspaceId),
    isNull(quizzes.deletedAt),
    search === '' ? undefined : ilike(quizzes.title, containing(search))
  );

/** How many quizzes of a workspace have a text in their titles. */
export const countQuizzes = (db: Database, access: WorkspaceAccess, search = ''): Promise<number> =>
  db.$count(quizzes, isListed(access, search));

/** A page of the quizzes of a workspace, last changed first. */
export async function listQuizzes(
  db: Database,
  access: WorkspaceAccess,
  { search = '', page = 0 }: Partial<ListPage> = {}
): Promise<QuizSummary[]> {
  const listed = db
    .select()
    .from(quizzes)
    .where(isListed(access, search))
    .orderBy(desc(quizzes.updatedAt), desc(quizzes.id))
    .limit(QUIZZES_PER_PAGE)
    .offset(page * QUIZZES_PER_PAGE)
    .as('listed');
  return db
    .select({
      id: listed.id,
      title: listed.title,
      language: listed.language,
      updatedAt: listed.updatedAt,
      rounds: sql<number>`count(distinct ${rounds.id})::int`,
      questions: sql<number>`count(${items.id})::int`,
      answerSeconds: sql<number>`coalesce(sum((${questions.content} ->> 'timeLimitSeconds')::int), 0)::int`
    })
    .from(listed)
    .leftJoin(rounds, and(eq(rounds.quizId, listed.id), isNull(rounds.deletedAt)))
    .leftJoin(items, and(eq(items.roundId, rounds.id), isNull(items.deletedAt)))
    .leftJoin(questions, eq(questions.id, items.questionId))
    .groupBy(listed.id, listed.title, listed.language, listed.updatedAt)
    .orderBy(desc(listed.updatedAt), desc(listed.id));
}
