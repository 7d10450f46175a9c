import type postgres from 'postgres';

interface StoredQuestion {
  readonly type: string;
  readonly points: number;
  readonly timeLimitSeconds: number;
  readonly correct?: unknown;
  readonly accepted?: readonly string[];
  readonly tolerance?: number;
}

/** Half up, in whole numbers: SPEC [SCORING-1] written down a second time, from the page and not from the code. */
function points(question: StoredQuestion, value: unknown, tapMs: number): number {
  const gradeParts = Math.round(gradeOf(question, value) * 1000);
  const speedParts = 1000 - Math.floor((1000 * tapMs) / (2 * question.timeLimitSeconds * 1000));
  return Math.floor((question.points * gradeParts * speedParts) / 1_000_000 + 0.5);
}

/** Grades the answers this test gives; typed ones are exact but for case. */
function gradeOf({ type, correct, accepted = [], tolerance = 1 }: StoredQuestion, value: unknown): number {
  if (type === 'typedAnswer')
    return accepted.some((text) => text.toLowerCase() === String(value).toLowerCase()) ? 1 : 0;
  if (type === 'numberEstimate')
    return Math.max(0, 1 - Math.abs(Number(value) - Number(correct)) / tolerance);
  return JSON.stringify(value) === JSON.stringify(correct) ? 1 : 0;
}

/** Final scores by name from nothing but the database, without any of the product's own code. */
export async function recountFromDatabase(sql: postgres.Sql, code: string): Promise<Map<string, number>> {
  const [session] = await sql<{ id: string; quiz: { items: { id: string; question: StoredQuestion }[] } }[]>`
    select s.id, coalesce(f.content, s.quiz) as quiz
    from live_session s left join frozen_quiz f on f.id = s.frozen_quiz_id where s.code = ${code}`;
  if (!session) throw new Error('no session');
  const events = await sql<{ type: string; data: { item?: number; playerId?: string } }[]>`
    select type, data from live_event where live_session_id = ${session.id} order by seq`;
  const revealed = new Set(
    events
      .filter(({ type }) => type === 'itemRevealed')
      .map(({ data }) => session.quiz.items[data.item ?? -1]?.id)
  );
  const kicked = new Set<string | undefined>();
  for (const { type, data } of events) {
    if (type === 'playerKicked') kicked.add(data.playerId);
    if (type === 'playerReadmitted') kicked.delete(data.playerId);
  }
  const players = await sql<
    { id: string; name: string }[]
  >`select id, name from live_player where live_session_id = ${session.id}`;
  const answers = await sql<{ playerId: string; itemId: string; value: unknown; tapMs: number }[]>`
    select player_id as "playerId", item_id as "itemId", value, tap_ms as "tapMs" from live_answer where live_session_id = ${session.id}`;
  const questions = new Map(session.quiz.items.map(({ id, question }) => [id, question]));
  const scores = new Map<string, number>();
  for (const player of players.filter(({ id }) => !kicked.has(id))) {
    const own = answers.filter(({ playerId, itemId }) => playerId === player.id && revealed.has(itemId));
    const sum = own.reduce((total, { itemId, value, tapMs }) => {
      const question = questions.get(itemId);
      return question ? total + points(question, value, tapMs) : total;
    }, 0);
    scores.set(player.name, sum);
  }
  return scores;
}
