import { asc, sql } from 'drizzle-orm';
import { HEARD_SECONDS, type WorkerState } from '#core/instance/state.ts';
import { workerNodes } from '#schema/instance.ts';
import type { Database } from '../db/client.ts';
import type { InstanceAccess } from './open-instance.ts';

/** The workers that run now, the oldest first. */
export async function listWorkers(
  db: Database,
  _access: InstanceAccess,
  ourSecretPrint: string
): Promise<WorkerState[]> {
  const rows = await db
    .select()
    .from(workerNodes)
    .where(sql`${workerNodes.seenAt} > now() - make_interval(secs => ${HEARD_SECONDS})`)
    .orderBy(asc(workerNodes.startedAt), asc(workerNodes.id));
  return rows.map(({ secretPrint, seenAt: _, rooms, ...row }) => ({
    ...row,
    rooms: rooms.length,
    hasOurSecret: secretPrint === ourSecretPrint
  }));
}
