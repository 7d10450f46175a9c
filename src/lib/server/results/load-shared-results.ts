import { and, eq, isNull } from 'drizzle-orm';
import type { BrandLogo } from '#core/brand/brand.ts';
import { AppError } from '#core/errors.ts';
import { solution } from '#core/question/question.ts';
import type { ToldEvening } from '#core/results/told-evening.ts';
import { liveSessions } from '#schema/live.ts';
import { resultShares } from '#schema/result-share.ts';
import { wordsOf } from '../../features/kinds/words.ts';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import type { Database } from '../db/client.ts';
import { consumeAddressLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';
import { recountSession, type SessionResults } from './load-results.ts';
import { RecentWork } from './recent-work.ts';
import { isShareToken } from './share-token.ts';
import { inPlayedOrder, tellEvening, unsaid } from './tell-evening.ts';

/** A pub looks at its evening from one address; whoever asks for more than this has a program do it. */
const VIEWS: RateLimit = { name: 'shared-results', attempts: 300, windowSeconds: 60 };
/** Links that open nothing, as codes that nobody plays. */
const MISSES: RateLimit = { name: 'missed-share', attempts: 60, windowSeconds: 60 };

/** The results of an evening as anybody may read them: nothing in it was typed by a player [RESULTS-7]. */
interface ToldResults {
  readonly title: string;
  readonly createdAt: Date;
  readonly players: number;
  readonly best: number;
  readonly told: ToldEvening;
  readonly rows: readonly {
    readonly id: string;
    readonly rank: number;
    readonly name: string;
    readonly avatar: string;
    readonly score: number;
    readonly right: number;
  }[];
  readonly questions: readonly {
    readonly number: number;
    readonly prompt: string;
    readonly solution: string;
    readonly right: number;
    readonly answered: number;
  }[];
}

export interface SharedResults extends ToldResults {
  /** Of the evening, as its displays showed it [GAME-43]. */
  readonly logo: BrandLogo | null;
}

/** A whole room opens the link at once, and to count a large evening takes a second. */
const KEEP_MS = 30_000;
const recent = new RecentWork<ToldResults>(KEEP_MS, 20);

/**
 * The results that a link opens.
 * @param address of who asks
 * @throws AppError `not_found` where the link was taken back, or the evening deleted; `too_many`
 */
export async function loadSharedResults(
  db: Database,
  token: string,
  address: string
): Promise<SharedResults> {
  await consumeAddressLimit(db, VIEWS, address);
  const share = await findByToken(db, token);
  if (!share) {
    await consumeAddressLimit(db, MISSES, address);
    throw new AppError('not_found');
  }
  const { id, numbering, brand } = share;
  // Whether the link still holds is asked each time; what it shows changes with language and numbering alone.
  const shared = await recent.get(`${token} ${numbering} ${getLocale()}`, performance.now(), async () => {
    // The names are gone before anything is told from what was stored: nothing that comes after can let one out.
    const results = await recountSession(db, eq(liveSessions.id, id), (players) => players.map(numbered));
    const { rows, ...facts } = results;
    return withoutNames({ ...facts, rows: numbering === 'place' ? rows.map(numbered) : rows });
  });
  return { ...shared, logo: brand?.logo ?? null };
}

/** A player as «Player 7», whatever the name was. */
const numbered = <Named extends { readonly name: string }>(player: Named, index: number): Named => ({
  ...player,
  members: undefined,
  name: m.player_without_name({ number: String(index + 1) })
});

function withoutNames(results: SessionResults): ToldResults {
  const { title, createdAt, rows } = results;
  return {
    ...{ title, createdAt, players: rows.length, best: rows[0]?.score ?? 0 },
    // Somebody may have typed a name as an answer.
    told: tellEvening(results, unsaid),
    rows: rows.map(({ name, avatar, rank, score, right }, index) => ({
      id: String(index),
      ...{ name, avatar, rank, score, right }
    })),
    questions: inPlayedOrder(results).map(({ number, question, rightCount, summary }) => ({
      number,
      prompt: question.prompt,
      solution: wordsOf(question).solution(question, solution(question)),
      right: rightCount,
      answered: summary.answered
    }))
  };
}

async function findByToken(db: Database, token: string) {
  if (!isShareToken(token)) return undefined;
  const [share] = await db
    .select({ id: resultShares.liveSessionId, numbering: resultShares.numbering, brand: liveSessions.brand })
    .from(resultShares)
    .innerJoin(liveSessions, eq(liveSessions.id, resultShares.liveSessionId))
    .where(
      and(eq(resultShares.token, token), eq(liveSessions.status, 'ended'), isNull(liveSessions.deletedAt))
    );
  return share;
}
