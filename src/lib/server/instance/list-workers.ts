import { asc, sql } from 'drizzle-orm';
import { workerNodes } from '#schema/instance.ts';
import type { Database } from '../db/client.ts';
import type { InstanceAccess } from './open-instance.ts';

/** Workers say how they are every five seconds; who was not heard for so long is gone. */
const HEARD_SECONDS = 15;

export interface RunningWorker {
  readonly id: string;
  readonly version: string;
  readonly state: 'standby' | 'ok' | 'draining';
  readonly startedAt: Date;
  readonly sockets: number;
  readonly rooms: number;
  readonly cpu: number;
  readonly loopDelayMs: number;
  readonly memoryBytes: number;
  readonly redis: 'ok' | 'away' | null;
  /** Whether it shares the web app's secret; otherwise no host can get in. */
  readonly hasOurSecret: boolean;
}

/** The workers that run now, the oldest first. */
export async function listWorkers(
  db: Database,
  _access: InstanceAccess,
  ourSecretPrint: string
): Promise<RunningWorker[]> {
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
