import * as v from 'valibot';
import { AppError } from '#core/errors.ts';
import { bannerSchema } from '#core/instance/settings.ts';
import type { Database } from '../db/client.ts';
import { storeInstanceSetting } from './instance-settings.ts';
import type { InstanceAccess } from './open-instance.ts';

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
