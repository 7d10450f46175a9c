import type { Banner } from '#core/instance/settings.ts';
import type { Database } from '../db/client.ts';
import { loadInstanceSettings } from './instance-settings.ts';

/** What everybody in the studio should know of the installation. */
export interface Announcements {
  readonly banner: Banner | null;
  /** Until when no evening begins, ms since the epoch; null while they do. */
  readonly drainUntil: number | null;
}

/** @param now ms since the epoch */
export async function loadAnnouncements(db: Database, now: number): Promise<Announcements> {
  const { banner, drainUntil } = await loadInstanceSettings(db);
  return { banner, drainUntil: drainUntil !== null && drainUntil > now ? drainUntil : null };
}
