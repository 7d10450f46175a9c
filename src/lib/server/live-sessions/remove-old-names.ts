import { sql } from 'drizzle-orm';
import type { Locale } from '#core/quiz/quiz.ts';
import { m } from '../../paraglide/messages.js';
import type { Database } from '../db/client.ts';
import { loadInstanceSettings } from '../instance/instance-settings.ts';

/**
 * Takes the players' names out of evenings that ended longer ago than the owners keep them [OPS-26], if they keep them for
 * a time only. What players typed stays: without it the results could not be told, nor an answer be counted again.
 * @returns from how many evenings
 */
export async function removeOldNames(db: Database): Promise<number> {
  const { keepNamesDays } = await loadInstanceSettings(db);
  if (keepNamesDays === null) return 0;
  for (let evenings = 0; ; evenings++) if (!(await removeFromNext(db, keepNamesDays))) return evenings;
}

/** Each evening by itself; two processes that sweep at once never meet. @returns false when there is none left */
function removeFromNext(db: Database, keepDays: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [evening] = await tx.execute<{ id: string; language: Locale }>(sql`
      update live_session set names_removed_at = now() where id = (
        select id from live_session
        where status = 'ended' and names_removed_at is null
          and ended_at < now() - make_interval(days => ${keepDays})
        limit 1 for update skip locked)
      returning id, coalesce(
        (select content ->> 'language' from frozen_quiz where frozen_quiz.id = frozen_quiz_id),
        quiz ->> 'language') as language`);
    if (!evening) return false;
    const name = m.player_without_name({ number: '#' }, { locale: evening.language });
    await tx.execute(sql`
      update live_player set name = replace(${name}, '#', numbered.n::text), came_from = null
      from (
        select id, row_number() over (order by seq) as n from live_player where live_session_id = ${evening.id}
      ) as numbered
      where live_player.id = numbered.id`);
    await tx.execute(sql`
      update live_event set data = data || jsonb_build_object('name', 'Team ' || numbered.n)
      from (
        select data ->> 'teamId' as team, row_number() over (order by seq) as n
        from live_event where live_session_id = ${evening.id} and type = 'teamMade'
      ) as numbered
      where live_session_id = ${evening.id} and type in ('teamMade', 'teamChanged')
        and data ->> 'teamId' = numbered.team and data ? 'name'`);
    return true;
  });
}
