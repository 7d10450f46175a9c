import { featureSwitches, type FeatureSwitch } from '#core/instance/settings.ts';
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
