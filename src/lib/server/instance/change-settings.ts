import * as v from 'valibot';
import { AppError } from '#core/errors.ts';
import { bannerSchema, DRAIN_MINUTES, featureSwitches, type FeatureSwitch } from '#core/instance/settings.ts';
import type { Database } from '../db/client.ts';
import { storeInstanceSetting } from './instance-settings.ts';
import type { InstanceAccess } from './open-instance.ts';

/** Switches features on or off. */
export async function setSwitches(
  db: Database,
  { userId }: InstanceAccess,
  switches: Readonly<Record<FeatureSwitch, boolean>>
): Promise<void> {
  for (const name of featureSwitches) await storeInstanceSetting(db, name, switches[name], userId);
}

/**
 * Shows a line on every page of the studio; an empty text takes it away.
 * @throws AppError `invalid`
 */
export async function setBanner(
  db: Database,
  { userId }: InstanceAccess,
  banner: { readonly text: string; readonly tone: string }
): Promise<void> {
  if (banner.text.trim() === '') return storeInstanceSetting(db, 'banner', null, userId);
  const parsed = v.safeParse(bannerSchema, banner);
  if (!parsed.success) throw new AppError('invalid', parsed.issues[0].message);
  await storeInstanceSetting(db, 'banner', parsed.output, userId);
}

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
