import { sql } from 'drizzle-orm';
import { HEARD_SECONDS, type RoomState } from '#core/instance/state.ts';
import type { Database } from '../db/client.ts';
import type { InstanceAccess } from './open-instance.ts';

/** Rooms beyond this are counted, not listed. */
const MOST_ROOMS = 50;

interface Row extends Record<string, unknown> {
  id: string;
  workspace: string;
  started_at: string;
  players: number;
  clients: number;
  worker: string;
  total: number;
}

/**
 * The rooms that workers have open, the fullest first. An owner of the installation sees whose they are and how full,
 * not what is played there, nor the code to get in.
 */
export async function listRunningRooms(
  db: Database,
  _access: InstanceAccess
): Promise<{ rooms: RoomState[]; total: number }> {
  const rows = await db.execute<Row>(sql`
    select live_session.id, workspace.name as workspace, live_session.created_at as started_at,
      (select count(*)::int from live_player where live_session_id = live_session.id) as players,
      (room ->> 'clients')::int as clients, worker_node.id as worker, (count(*) over ())::int as total
    from worker_node
    cross join lateral jsonb_array_elements(worker_node.rooms) as room
    join live_session on live_session.id = (room ->> 'session')::uuid and live_session.status = 'running'
    join workspace on workspace.id = live_session.workspace_id
    where worker_node.seen_at > now() - make_interval(secs => ${HEARD_SECONDS})
    order by clients desc, live_session.id
    limit ${MOST_ROOMS}`);
  const rooms = rows.map(({ id, workspace, started_at, players, clients, worker }) => ({
    id,
    workspace,
    startedAt: new Date(started_at),
    players,
    clients,
    worker
  }));
  return { rooms, total: rows[0]?.total ?? 0 };
}
