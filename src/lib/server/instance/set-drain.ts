import { DRAIN_MINUTES } from '#core/instance/settings.ts';
import type { Database } from '../db/client.ts';
import { storeInstanceSetting } from './instance-settings.ts';
import type { InstanceAccess } from './open-instance.ts';

/**
 * Lets no live session begin for a while, or again [OPS-10].
 * @param now ms since the epoch
 */
export async function setDrain(
  db: Database,
  { userId }: InstanceAccess,
  on: boolean,
  now: number
): Promise<void> {
  await storeInstanceSetting(db, 'drainUntil', on ? now + DRAIN_MINUTES * 60_000 : null, userId);
}
