import { sql } from 'drizzle-orm';
import type { ItemId, QuestionId, WorkspaceId } from '#core/ids.ts';
import { items, questions } from '#schema/quiz.ts';
import type { Transaction } from '../db/transaction.ts';

// A question belongs to its workspace, and several items may ask it. Here stands what counts as a use of it. An item that
// is deleted and can be restored still uses its question.

/** The question of an item, with whether something else uses it too. */
export interface HeldQuestion {
  readonly id: QuestionId;
  readonly isShared: boolean;
}

/**
 * Holds the question of an item until the end of the transaction: of two editors at once the second one looks when the first
 * is done, so that not both take each other for the one who keeps it.
 */
export async function holdQuestion(
  tx: Transaction,
  { workspaceId, itemId }: { workspaceId: WorkspaceId; itemId: ItemId }
): Promise<HeldQuestion> {
  const [held] = await tx.execute<{ id: QuestionId }>(sql`
    select ${questions.id} from ${questions} join ${items} on ${items.questionId} = ${questions.id}
    where ${items.id} = ${itemId} and ${questions.workspaceId} = ${workspaceId}
    for update of ${questions}`);
  if (!held) throw new Error('An item has no question in its workspace.');
  // A statement of its own, for it must see what whoever held the question before has done.
  const [others] = await tx.execute(sql`
    select from ${items} where ${items.questionId} = ${held.id} and ${items.id} <> ${itemId} limit 1`);
  return { id: held.id, isShared: others !== undefined };
}

/** Removes those of these questions that nothing uses. The caller holds them, in the same transaction. */
export async function removeUnusedQuestions(tx: Transaction, held: readonly QuestionId[]): Promise<void> {
  await tx.execute(sql`
    delete from ${questions}
    where ${questions.id} in (select id::uuid from json_array_elements_text(${JSON.stringify(held)}::json) as held (id))
      and not exists (select from ${items} where ${items.questionId} = ${questions.id})`);
}
