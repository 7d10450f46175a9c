import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { items, questions, quizzes, rounds } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import { requireUuid } from '../http/uuid-param.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';

export const deletedKinds = ['quiz', 'round', 'item'] as const;
export type DeletedKind = (typeof deletedKinds)[number];

/** Something that was deleted and can be brought back. */
export interface Deleted {
  readonly kind: DeletedKind;
  readonly id: string;
  readonly title: string;
}

/** Reads `item:<id>` from an address; `undefined` when there is nothing of that name to bring back. */
export async function findDeleted(
  db: Database,
  access: WorkspaceAccess,
  reference: string | null
): Promise<Deleted | undefined> {
  const [name, id = ''] = reference?.split(':') ?? [];
  const kind = deletedKinds.find((known) => known === name);
  if (kind === undefined) return undefined;
  try {
    const { title } = await requireDeleted(db, access, kind, requireUuid(id));
    return { kind, id, title };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  }
}

/** @throws AppError `not_found` when it is gone for good or belongs to another workspace */
export async function requireDeleted(
  db: Database,
  access: WorkspaceAccess,
  kind: DeletedKind,
  id: string
): Promise<Deleted & { quizId: string }> {
  const ours = eq(quizzes.workspaceId, access.workspaceId);
  const titles = {
    quiz: () =>
      db
        .select({ title: quizzes.title, quizId: quizzes.id })
        .from(quizzes)
        .where(and(ours, eq(quizzes.id, id), isNotNull(quizzes.deletedAt))),
    round: () =>
      db
        .select({ title: rounds.title, quizId: quizzes.id })
        .from(rounds)
        .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
        .where(and(ours, eq(rounds.id, id), isNotNull(rounds.deletedAt))),
    item: () =>
      db
        .select({ title: sql<string>`${questions.content} ->> 'prompt'`, quizId: quizzes.id })
        .from(items)
        .innerJoin(rounds, eq(rounds.id, items.roundId))
        .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
        .innerJoin(questions, eq(questions.id, items.questionId))
        .where(and(ours, eq(items.id, id), isNotNull(items.deletedAt)))
  };
  const [row] = await titles[kind]();
  if (!row) throw new AppError('not_found', kind);
  return { kind, id, ...row };
}
