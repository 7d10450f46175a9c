import { redirect, type ActionFailure } from '@sveltejs/kit';
import {
  featureSwitches,
  limitSettings,
  registrationModeOf,
  type FeatureSwitch,
  type InstanceSettings
} from '#core/instance/settings.ts';
import { workspaceLimits, type WorkspaceLimit } from '#core/workspace/limits.ts';
import { registrationPolicy } from '#lib/server/auth/registration-policy.ts';
import type { Database } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env.ts';
import { checkHealth } from '#lib/server/health/check-health.ts';
import { findFailingJobs } from '#lib/server/jobs/find-failing-jobs.ts';
import { isDraining } from '#lib/server/health/lifecycle.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { addressDoubt } from '#lib/server/http/client-address.ts';
import { enterInstance } from '#lib/server/http/enter-instance.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { loadInstanceSettings } from '#lib/server/instance/instance-settings.ts';
import { listRunningRooms } from '#lib/server/instance/list-running-rooms.ts';
import { listWorkers } from '#lib/server/instance/list-workers.ts';
import { loadStorage } from '#lib/server/instance/load-storage.ts';
import type { InstanceAccess } from '#lib/server/instance/open-instance.ts';
import { setBanner } from '#lib/server/instance/set-banner.ts';
import { setDrain } from '#lib/server/instance/set-drain.ts';
import { setKeepNames, setLimits } from '#lib/server/instance/set-numbers.ts';
import { setRegistration } from '#lib/server/instance/set-registration.ts';
import { setSwitches } from '#lib/server/instance/set-switches.ts';
import { log } from '#lib/server/log.ts';
import { redisPing } from '#lib/server/redis/ping-redis.ts';
import { securityEvent } from '#lib/server/security-event.ts';
import { version } from '#lib/server/version.ts';
import { judgeDisk, readDisk } from '#ops/disk.ts';
import { secretPrint } from '#ops/secret-print.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterInstance(event);
  event.depends('instance:state');
  const [health, workers, running, storage, settings, space, failingJobs] = await Promise.all([
    checkHealth({ version, db: () => db, pingRedis: redisPing(), isDraining }),
    listWorkers(db, access, secretPrint(env().secret)),
    listRunningRooms(db, access),
    loadStorage(db, access),
    loadInstanceSettings(db),
    readDisk(env().diskFolder),
    findFailingJobs(db, access)
  ]);
  return {
    health,
    workers,
    running,
    storage,
    settings,
    registration: registrationModeOf(settings, registrationPolicy().byDefault),
    disk: space && { ...space, isLow: judgeDisk(space) !== 'ok' },
    failingJobs,
    isAddressUnknown: addressDoubt() !== undefined,
    seenAt: new Date()
  };
};

/** Changes something, and shows the page anew. */
async function change(
  event: RequestEvent,
  settings: readonly (keyof InstanceSettings)[],
  work: (db: Database, access: InstanceAccess, form: FormData) => Promise<void>
): Promise<ActionFailure<{ problem: string }>> {
  const { db, access } = await enterInstance(event);
  const form = await readForm(event);
  const result = await attempt(work(db, access, form));
  if (!result.ok) return result.failure;
  const { requestId } = event.locals;
  securityEvent(log(), { event: 'settings_changed', by: access.userId, settings }, requestId);
  redirect(303, '/instance');
}

export const actions: Actions = {
  switches: (event) =>
    change(event, featureSwitches, (db, access, form) => {
      const on = featureSwitches.map((name) => [name, form.has(name)] as const);
      // Every switch is in the list.
      return setSwitches(db, access, Object.fromEntries(on) as Record<FeatureSwitch, boolean>);
    }),
  banner: (event) =>
    change(event, ['banner'], (db, access, form) =>
      setBanner(db, access, { text: formText(form, 'text'), tone: formText(form, 'tone') })
    ),
  registration: (event) =>
    change(event, ['registrationMode'], (db, access, form) =>
      setRegistration(db, access, formText(form, 'registration'))
    ),
  limits: (event) =>
    change(event, Object.values(limitSettings), (db, access, form) => {
      const texts = Object.keys(workspaceLimits).map((name) => [name, formText(form, name)] as const);
      // Every limit is in the list.
      return setLimits(db, access, Object.fromEntries(texts) as Record<WorkspaceLimit, string>);
    }),
  names: (event) =>
    change(event, ['keepNamesDays'], (db, access, form) => setKeepNames(db, access, formText(form, 'days'))),
  drain: (event) =>
    change(event, ['drainUntil'], (db, access, form) => setDrain(db, access, form.has('on'), Date.now()))
};
