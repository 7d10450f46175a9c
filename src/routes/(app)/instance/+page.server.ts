import { redirect, type ActionFailure } from '@sveltejs/kit';
import { featureSwitches, type FeatureSwitch } from '#core/instance/settings.ts';
import type { Database } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env.ts';
import { checkHealth } from '#lib/server/health/check-health.ts';
import { isDraining } from '#lib/server/health/lifecycle.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { addressDoubt } from '#lib/server/http/client-address.ts';
import { enterInstance } from '#lib/server/http/enter-instance.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { loadInstanceSettings } from '#lib/server/instance/instance-settings.ts';
import { listRunningRooms } from '#lib/server/instance/list-running-rooms.ts';
import { listWorkers } from '#lib/server/instance/list-workers.ts';
import { loadStorage } from '#lib/server/instance/load-storage.ts';
import type { InstanceAccess } from '#lib/server/instance/open-instance.ts';
import { setBanner } from '#lib/server/instance/set-banner.ts';
import { setDrain } from '#lib/server/instance/set-drain.ts';
import { setSwitches } from '#lib/server/instance/set-switches.ts';
import { redisPing } from '#lib/server/redis/ping-redis.ts';
import { version } from '#lib/server/version.ts';
import { secretPrint } from '#ops/secret-print.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterInstance(event);
  event.depends('instance:state');
  const [health, workers, running, storage, settings] = await Promise.all([
    checkHealth({ version, db: () => db, pingRedis: redisPing(), isDraining }),
    listWorkers(db, access, secretPrint(env().secret)),
    listRunningRooms(db, access),
    loadStorage(db, access),
    loadInstanceSettings(db)
  ]);
  const isAddressUnknown = addressDoubt() !== undefined;
  return { health, workers, running, storage, settings, isAddressUnknown, seenAt: new Date() };
};

/** Changes something, and shows the page anew. */
async function change(
  event: RequestEvent,
  work: (db: Database, access: InstanceAccess, form: FormData) => Promise<void>
): Promise<ActionFailure<{ problem: string }>> {
  const { db, access } = await enterInstance(event);
  const form = await event.request.formData();
  const result = await attempt(work(db, access, form));
  return result.ok ? redirect(303, '/instance') : result.failure;
}

export const actions: Actions = {
  switches: (event) =>
    change(event, (db, access, form) => {
      const on = featureSwitches.map((name) => [name, form.has(name)] as const);
      // Every switch is in the list.
      return setSwitches(db, access, Object.fromEntries(on) as Record<FeatureSwitch, boolean>);
    }),
  banner: (event) =>
    change(event, (db, access, form) =>
      setBanner(db, access, { text: formText(form, 'text'), tone: formText(form, 'tone') })
    ),
  drain: (event) => change(event, (db, access, form) => setDrain(db, access, form.has('on'), Date.now()))
};
