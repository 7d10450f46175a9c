import type { DisplayView } from '#core/game/views.ts';
import type { Bot } from '../support/bot.ts';
import { compareWithDatabase, recountFromDatabase, storedAnswers } from '../support/evidence.ts';
import { everybodyIn, type Scene } from './scene.ts';

export interface Verdict {
  readonly players: number;
  readonly acked: number;
  readonly stored: number;
  readonly lost: number;
  readonly duplicates: number;
  readonly differ: number;
  readonly nacked: number;
  readonly gaps: number;
  readonly savings: number;
  readonly slowestReplyMs: number;
  readonly reconnectMs: readonly number[];
  readonly recoverMs: readonly number[];
  /** Sentences about everything that was not as promised. */
  readonly failures: readonly string[];
}

/** Answers counted at each reveal, as the host saw them, by item id. */
export type CountedAtReveal = ReadonlyMap<string, number>;

/** Compares what everybody saw with what the database holds. */
export async function judge(
  scene: Scene,
  counted: CountedAtReveal,
  problems: readonly string[]
): Promise<Verdict> {
  const { stack, session, quiz, players, host, display } = scene;
  const failures = [...problems];
  const evidence = await compareWithDatabase(stack.sql, session.id, players);
  const rows = await storedAnswers(stack.sql, session.id);
  const truth = await recountFromDatabase(stack.sql, session.id, quiz);
  const scores = new Map([...truth].map(([id, { score }]) => [String(id), score]));
  let { duplicates } = evidence;
  let differ = 0;

  if (evidence.lost > 0) failures.push(`${String(evidence.lost)} acknowledged answers are not stored`);
  const refused = new Map(players.flatMap((bot) => bot.nacked.map(({ id, code }) => [id, code] as const)));
  for (const code of refused.values())
    if (code !== 'notOpen') failures.push(`an answer in time was refused: ${code}`);
  for (const { commandId } of rows)
    if (refused.has(commandId))
      failures.push(`an answer is stored and was refused: ${refused.get(commandId)}`);
  for (const [item, answered] of counted) {
    const stored = rows.filter((row) => row.itemId === item).length;
    if (answered === stored) continue;
    failures.push(`the reveal counted ${String(answered)} answers, ${String(stored)} are stored`);
    if (answered > stored) duplicates += answered - stored;
    else differ += 1;
  }
  // Without a podium there is nothing to compare: the round failed already.
  if (problems.length === 0) {
    for (const bot of players) {
      const own = scores.get(bot.playerId);
      if (bot.you?.score === own) continue;
      differ += 1;
      failures.push(`a player sees ${String(bot.you?.score)}, the recount says ${String(own)}`);
    }
    for (const [name, bot] of Object.entries({ host, display })) {
      const fault = compareBoard(bot, scores);
      if (fault === undefined) continue;
      differ += 1;
      failures.push(`the ${name}'s podium ${fault}`);
    }
    if (truth.size !== players.length) {
      differ += 1;
      failures.push(`${String(truth.size)} players are stored, ${String(players.length)} joined`);
    }
  }
  return {
    players: players.length,
    ...evidence,
    duplicates,
    differ,
    nacked: refused.size,
    gaps: everybodyIn(scene).reduce((sum, bot) => sum + bot.gaps, 0),
    savings: everybodyIn(scene).reduce((sum, bot) => sum + bot.savings, 0),
    slowestReplyMs: Math.max(...players.map((bot) => bot.slowestReplyMs)),
    reconnectMs: everybodyIn(scene).flatMap((bot) => bot.reconnects),
    recoverMs: everybodyIn(scene).flatMap((bot) => bot.recoveries),
    failures
  };
}

/** How a podium disagrees with the recount; `undefined` when it does not. */
function compareBoard(bot: Bot, scores: ReadonlyMap<string, number>): string | undefined {
  const podium = (bot.view as Partial<DisplayView> | undefined)?.podium;
  if (!podium) return 'is missing';
  const best = [...scores.values()].sort((a, b) => b - a).slice(0, podium.length);
  if (podium.length < Math.min(3, scores.size)) return `has ${String(podium.length)} rows`;
  for (const [index, row] of podium.entries()) {
    if (scores.get(row.id) !== row.score)
      return `gives ${String(row.score)} where the recount gives ${String(scores.get(row.id))}`;
    if (best[index] !== row.score) return `has row ${String(index + 1)} out of order`;
  }
  return undefined;
}
