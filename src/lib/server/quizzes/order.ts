import { sql } from 'drizzle-orm';
import type { ItemId, RoundId } from '#core/ids.ts';
import { items, rounds } from '#schema/quiz.ts';
import type { Transaction } from '../db/transaction.ts';

/** Puts items into a round in this order. The caller has checked that all of them belong to its quiz. */
export async function orderItems(
  tx: Transaction,
  roundId: RoundId,
  itemIds: readonly ItemId[]
): Promise<void> {
  await tx.execute(sql`
    update ${items} set round_id = ${roundId}, position = place.n
    from json_array_elements_text(${JSON.stringify(itemIds)}::json) with ordinality as place (id, n)
    where ${items.id} = place.id::uuid`);
}

/** Puts the rounds of a quiz into this order. */
export async function orderRounds(tx: Transaction, roundIds: readonly RoundId[]): Promise<void> {
  await tx.execute(sql`
    update ${rounds} set position = place.n
    from json_array_elements_text(${JSON.stringify(roundIds)}::json) with ordinality as place (id, n)
    where ${rounds.id} = place.id::uuid`);
}

/** The list with one entry a place earlier or later; the same list at its ends. */
export function shifted<T>(list: readonly T[], index: number, direction: Direction): T[] {
  const copy = [...list];
  const to = index + (direction === 'up' ? -1 : 1);
  if (to < 0 || to >= copy.length) return copy;
  copy.splice(to, 0, ...copy.splice(index, 1));
  return copy;
}

export type Direction = 'up' | 'down';
