import { aloneAs } from '#core/game/contestants/contestants.ts';
import type { MarkEvent } from '#core/game/marks/events.ts';
import { marksAfter } from '#core/game/marks/marks.ts';
import type { ItemId, PlayerId } from '#core/ids.ts';
import type { AnswerValue } from '#core/question/question.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { recount } from '#core/scoring/recount.ts';
import { emptyTally, type Tally } from '#core/scoring/tally.ts';
import type postgres from 'postgres';

interface StoredAnswer {
  readonly itemId: ItemId;
  readonly playerId: PlayerId;
  readonly commandId: string;
  readonly value: AnswerValue;
  readonly tapMs: number;
}

export const storedAnswers = (sql: postgres.Sql, session: string): Promise<StoredAnswer[]> =>
  sql<StoredAnswer[]>`
    select item_id as "itemId", player_id as "playerId", command_id as "commandId", value, tap_ms as "tapMs"
    from live_answer where live_session_id = ${session} order by seq`;

export interface Evidence {
  /** Answers that were acknowledged: a field that was changed is one. */
  readonly acked: number;
  readonly stored: number;
  /** Acknowledged answers that the database does not have. */
  readonly lost: number;
  /** Answers beyond the first of a player to an item, whatever the table's key promises. */
  readonly duplicates: number;
}

/** A client that noted what was acknowledged to it. */
export interface Witness {
  readonly playerId: string;
  readonly acked: readonly { readonly id: string; readonly item: string; readonly value: unknown }[];
}

/** Compares what the server acknowledged, as the bots noted it, with what the database holds. */
export async function compareWithDatabase(
  sql: postgres.Sql,
  session: string,
  bots: readonly Witness[]
): Promise<Evidence> {
  const rows = await storedAnswers(sql, session);
  const byCommand = new Map(rows.map((row) => [row.commandId, row]));
  const acked = bots.flatMap((bot) => bot.acked.map((answer) => ({ ...answer, playerId: bot.playerId })));
  // Of what was changed afterwards the last is stored.
  const last = new Map(acked.map((answer) => [`${answer.playerId} ${answer.item}`, answer]));
  const lost = [...last.values()].filter(({ id, item, playerId, value }) => {
    const row = byCommand.get(id);
    const same = row?.itemId === item && row.playerId === playerId;
    return !same || JSON.stringify(row.value) !== JSON.stringify(value);
  });
  const places = new Set(rows.map((row) => `${row.itemId} ${row.playerId}`));
  return {
    acked: last.size,
    stored: rows.length,
    lost: lost.length,
    duplicates: rows.length - places.size
  };
}

/** Scores from nothing but the database [SCORING-3]. */
export async function recountFromDatabase(
  sql: postgres.Sql,
  session: string,
  quiz: FrozenQuiz
): Promise<Map<PlayerId, Tally>> {
  const [answers, players, reveals, marked] = await Promise.all([
    storedAnswers(sql, session),
    sql<{ id: PlayerId }[]>`select id from live_player where live_session_id = ${session}`,
    sql<{ item: number }[]>`
      select (data->>'item')::int as item from live_event where live_session_id = ${session} and type = 'itemRevealed'
      order by seq`,
    sql<{ type: string; data: object }[]>`
      select type, data from live_event
      where live_session_id = ${session} and type in ('answersMarked', 'markTakenBack') order by seq`
  ]);
  const revealed = new Set(reveals.flatMap(({ item }) => quiz.items[item]?.id ?? []));
  const counted = answers.map((answer) => ({ ...answer, contestantId: aloneAs(answer.playerId) }));
  const { tallies } = recount(
    quiz,
    players.map(({ id }) => aloneAs(id)),
    counted,
    revealed,
    marksAfter(
      quiz,
      marked.map(({ type, data }) => ({ ...data, type }) as MarkEvent)
    )
  );
  return new Map(players.flatMap(({ id }) => [[id, tallies.get(aloneAs(id)) ?? emptyTally()] as const]));
}
