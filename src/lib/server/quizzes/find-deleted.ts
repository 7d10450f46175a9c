import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { ItemId, QuizId, RoundId } from '#core/ids.ts';
import { items, questions, quizzes, rounds } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';

/** Something that may have been deleted. */
export type DeletedReference =
  | { readonly kind: 'quiz'; readonly id: QuizId }
  | { readonly kind: 'round'; readonly id: RoundId }
  | { readonly kind: 'item'; readonly id: ItemId };

interface Found {
  readonly title: string;
  /** The quiz that it is, or is part of. */
  readonly quizId: QuizId;
}

/** Something that was deleted and can be brought back, with its title; `undefined` when there is nothing of that name. */
export async function findDeleted(
  db: Database,
  access: WorkspaceAccess,
  reference: DeletedReference | undefined
): Promise<(DeletedReference & { readonly title: string }) | undefined> {
  if (!reference) return undefined;
  const found = await find(db, access, reference);
  return found && { ...reference, title: found.title };
}

/** @throws AppError `not_found` when it is gone for good or belongs to another workspace */
export async function requireDeleted(
  db: Database,
  access: WorkspaceAccess,
  reference: DeletedReference
): Promise<Found> {
  const found = await find(db, access, reference);
  if (!found) throw new AppError('not_found', reference.kind);
  return found;
}

async function find(
  db: Database,
  access: WorkspaceAccess,
  { kind, id }: DeletedReference
): Promise<Found | undefined> {
  const ours = eq(quizzes.workspaceId, access.workspaceId);
  switch (kind) {
    case 'quiz': {
      const [quiz] = await db
        .select({ title: quizzes.title, quizId: quizzes.id })
        .from(quizzes)
        .where(and(ours, eq(quizzes.id, id), isNotNull(quizzes.deletedAt)));
      return quiz;
    }
    case 'round': {
      const [round] = await db
        .select({ title: rounds.title, quizId: quizzes.id })
        .from(rounds)
        .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
        .where(and(ours, eq(rounds.id, id), isNotNull(rounds.deletedAt)));
      return round;
    }
    case 'item': {
      const [item] = await db
        .select({ title: sql<string>`${questions.content} ->> 'prompt'`, quizId: quizzes.id })
        .from(items)
        .innerJoin(rounds, eq(rounds.id, items.roundId))
        .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
        .innerJoin(questions, eq(questions.id, items.questionId))
        .where(and(ours, eq(items.id, id), isNotNull(items.deletedAt)));
      return item;
    }
  }
}
