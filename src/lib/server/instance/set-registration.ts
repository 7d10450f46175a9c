import { AppError } from '#core/errors.ts';
import { registrationModes } from '#core/instance/settings.ts';
import type { Database } from '../db/client.ts';
import { storeInstanceSetting } from './instance-settings.ts';
import type { InstanceAccess } from './open-instance.ts';

/**
 * Says who may make an account [OPS-22]. A release up to 0.2.0 only reads the switch, which is open in no other mode.
 * @throws AppError `invalid`
 */
export async function setRegistration(db: Database, { userId }: InstanceAccess, text: string): Promise<void> {
  const mode = registrationModes.find((known) => known === text);
  if (mode === undefined) throw new AppError('invalid');
  await storeInstanceSetting(db, 'registration', mode === 'open', userId);
  await storeInstanceSetting(db, 'registrationMode', mode, userId);
}
