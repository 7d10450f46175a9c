import { showEvents } from '#core/stored/show-events.ts';
import type { Tag } from './tag.ts';

// Conditions for queries on `live_session`. Its columns are written out: inside a selection drizzle would shorten
// them, and `id` would mean the inner table's.

/** When something last happened in a session: it was made, somebody joined or answered, or the host went on. */
const lastActivity = <Q>(sql: Tag<Q>): Q => sql`greatest(
  live_session.created_at,
  (select max(at) from live_event where live_session_id = live_session.id),
  (select max(joined_at) from live_player where live_session_id = live_session.id),
  (select max(stored_at) from live_answer where live_session_id = live_session.id)
)`;

/** Its code still lets people in [ROOM-16]: for a day, and as long as it is used. */
export const hasOpenCode = <Q>(sql: Tag<Q>): Q => sql`(
  live_session.created_at > now() - interval '24 hours' or live_session.seen_at > now() - interval '12 hours')`;

/** The host has not started it: people come in, pick what they like, and may have to leave again. */
export const hasNotBegun = <Q>(sql: Tag<Q>): Q => sql`not exists (
  select from live_event where live_session_id = live_session.id
    and type in (select json_array_elements_text(${JSON.stringify(showEvents)}::text::json)))`;

/** Nobody plays it: it can be ended from outside the room. */
export const isAbandoned = <Q>(sql: Tag<Q>): Q => sql`(
  (${hasNotBegun(sql)} and not exists (select from live_player where live_session_id = live_session.id))
  or ${lastActivity(sql)} < now() - interval '1 hour')`;

/** Nobody will come back to it: its code can be used again. */
export const isStale = <Q>(sql: Tag<Q>): Q => sql`(
  live_session.created_at < now() - interval '24 hours' and ${lastActivity(sql)} < now() - interval '12 hours')`;
