import { users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import { loadInstanceSettings } from '../instance/instance-settings.ts';

/** What the page for a new account says: whether one can be made, and whether it will own the installation [OPS-9]. */
export async function describeRegistration(db: Database): Promise<{ isOpen: boolean; isFirst: boolean }> {
  const [{ registration }, someone] = await Promise.all([
    loadInstanceSettings(db),
    db.select({ id: users.id }).from(users).limit(1)
  ]);
  return { isOpen: registration, isFirst: someone.length === 0 };
}
