import type { SequencedEvent } from '#core/game/events.ts';
import type { LiveSessionId } from '#core/ids.ts';
import { rowsOf } from './event-rows.ts';
import type { Tag } from './tag.ts';

// The fence of a live session [ROOM-3]. Whoever writes to one takes it first, which raises its epoch; what is stored carries the
// epoch, and that of an older one changes nothing. Nothing else writes epoch, status or events of a running session, but for a
// restore, which shuts out every worker at once.

export type TakenRow = {
  readonly code: string;
  readonly epoch: number;
  /** As it is stored. */
  readonly quiz: unknown;
  /** How long ago the owner before was last heard, in ms; 0 when there was none. */
  readonly awayMs: number;
};

/**
 * Takes a session. No row where there is none, or where the condition does not hold.
 * @param condition on `live_session`
 */
export const takeSession = <Q>(sql: Tag<Q>, sessionId: string, condition: Q = sql`true`): Q => sql`
  with before as (
    select id, seen_at from live_session where id = ${sessionId} and ${condition} for no key update
  )
  update live_session set epoch = epoch + 1, seen_at = clock_timestamp()
  from before where live_session.id = before.id
  returning code, epoch,
    coalesce((select content from frozen_quiz where id = frozen_quiz_id), quiz) as quiz,
    coalesce(extract(epoch from live_session.seen_at - before.seen_at), 0)::float8 * 1000 as "awayMs"`;

export type LastEventRow = { readonly seq: number };

/** The number of the last event of a session; 0 when nothing has happened. */
export const lastEvent = <Q>(sql: Tag<Q>, sessionId: string): Q => sql`
  select greatest(
    0,
    (select max(seq) from live_event where live_session_id = ${sessionId}),
    (select max(seq) from live_player where live_session_id = ${sessionId}),
    (select max(seq) from live_answer where live_session_id = ${sessionId})
  )::float8 as seq`;

export interface StoredBatch {
  readonly sessionId: LiveSessionId;
  readonly epoch: number;
  /** In order, numbered without gaps after the last one that is stored. */
  readonly events: readonly SequencedEvent[];
}

export type StoredRow = {
  /** 1, or 0 where somebody else has taken the session: then nothing was changed. */
  readonly owners: number;
};

/**
 * Stores a batch as a whole, in one statement: the check of the epoch locks the session's row, and every insert depends on it.
 * Storing the same batch again is harmless. A session that ended is over, with the first end as its end.
 */
export function storeBatch<Q>(sql: Tag<Q>, { sessionId, epoch, events }: StoredBatch): Q {
  const { players, profiles, answers, others, hasEnded } = rowsOf(events);
  return sql`
    with fence as (
      update live_session
      set seen_at = clock_timestamp(),
          status = case when ${hasEnded} then 'ended' else status end,
          ended_at = case when ${hasEnded} then coalesce(ended_at, now()) else ended_at end
      where id = ${sessionId} and epoch = ${epoch}
      returning id
    ), new_players as (
      insert into live_player (id, live_session_id, seq, name, avatar, credential, joined_at, came_from)
      select p."playerId", fence.id, p.seq, p.name, p.avatar, p.credential,
        coalesce(to_timestamp(p.at / 1000), now()), p."from"
      from fence, json_to_recordset(${JSON.stringify(players)}::text::json)
        as p ("playerId" uuid, seq bigint, name text, avatar text, credential text, at float8, "from" text)
      on conflict (id) do nothing
    ), new_profiles as (
      update live_player set name = r.name, avatar = coalesce(r.avatar, live_player.avatar)
      from fence, json_to_recordset(${JSON.stringify(profiles)}::text::json)
        as r ("playerId" uuid, name text, avatar text)
      where live_player.id = r."playerId" and live_player.live_session_id = fence.id
    ), new_answers as (
      insert into live_answer (live_session_id, item_id, player_id, seq, value, revision, tap_ms, command_id, is_draft)
      select fence.id, a."itemId", a."playerId", a.seq, a.value, a.revision, a."tapMs", a."commandId", a."isDraft"
      from fence, json_to_recordset(${JSON.stringify(answers)}::text::json)
        as a ("itemId" uuid, "playerId" uuid, seq bigint, value jsonb, revision int, "tapMs" int, "commandId" text,
          "isDraft" boolean)
      on conflict (live_session_id, item_id, player_id) do update
        set seq = excluded.seq, value = excluded.value, revision = excluded.revision,
            tap_ms = excluded.tap_ms, command_id = excluded.command_id, is_draft = excluded.is_draft, stored_at = now()
        where excluded.revision > live_answer.revision
    ), new_events as (
      insert into live_event (live_session_id, seq, type, data)
      select fence.id, e.seq, e.type, e.data
      from fence, json_to_recordset(${JSON.stringify(others)}::text::json) as e (seq bigint, type text, data jsonb)
      on conflict (live_session_id, seq) do nothing
    )
    select count(*)::int as owners from fence`;
}
