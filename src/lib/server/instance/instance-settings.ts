import { eq, sql } from 'drizzle-orm';
import type { UserId } from '#core/ids.ts';
import { readInstanceSettings, type InstanceSettings } from '#core/instance/settings.ts';
import { instanceSettings } from '#schema/instance.ts';
import type { Database } from '../db/client.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';

/** What the owners of this installation have decided. */
export async function loadInstanceSettings(db: DatabaseOrTransaction): Promise<InstanceSettings> {
  return readInstanceSettings(
    await db.select({ key: instanceSettings.key, value: instanceSettings.value }).from(instanceSettings)
  );
}

/** Stores one setting; `null` makes it its default again. */
export async function storeInstanceSetting<K extends keyof InstanceSettings>(
  db: Database,
  key: K,
  value: InstanceSettings[K],
  userId: UserId
): Promise<void> {
  if (value === null) {
    await db.delete(instanceSettings).where(eq(instanceSettings.key, key));
    return;
  }
  const row = { value, updatedBy: userId, updatedAt: sql`now()` };
  await db
    .insert(instanceSettings)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: instanceSettings.key, set: row });
}
