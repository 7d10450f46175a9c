import { AppError } from '#core/errors.ts';
import { limitSettings, namesDaysRange, type InstanceSettings } from '#core/instance/settings.ts';
import { workspaceLimits, type LimitRange, type WorkspaceLimit } from '#core/workspace/limits.ts';
import type { Database } from '../db/client.ts';
import { storeInstanceSetting } from './instance-settings.ts';
import type { InstanceAccess } from './open-instance.ts';

/** A number as somebody typed it; nothing means null. @throws AppError `invalid` with `number_bounds` */
function readNumber(text: string, { least, most }: LimitRange): number | null {
  if (text.trim() === '') return null;
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new AppError('invalid', 'number_bounds', { least, most });
}

/**
 * Sets the limits of every workspace [OPS-20]; an empty text makes one the usual again.
 * @throws AppError `invalid`, and then none is changed
 */
export async function setLimits(
  db: Database,
  { userId }: InstanceAccess,
  texts: Readonly<Record<WorkspaceLimit, string>>
): Promise<void> {
  // Object.keys forgets what it has the keys of.
  const names = Object.keys(workspaceLimits) as WorkspaceLimit[];
  const values = names.map(
    (name) => [limitSettings[name], readNumber(texts[name], workspaceLimits[name])] as const
  );
  for (const [key, value] of values) await storeInstanceSetting(db, key, value, userId);
}

/**
 * Sets for how many days players' names are kept [OPS-26]; an empty text keeps them for ever.
 * @throws AppError `invalid`
 */
export async function setKeepNames(db: Database, { userId }: InstanceAccess, text: string): Promise<void> {
  const key: keyof InstanceSettings = 'keepNamesDays';
  await storeInstanceSetting(db, key, readNumber(text, namesDaysRange), userId);
}
