import * as v from 'valibot';
import { workspaceLimits, type LimitRange, type WorkspaceLimits } from '../workspace/limits.ts';

export const MAX_BANNER_LENGTH = 200;
/** How long a drain lasts before it ends by itself, in minutes: forgotten, it would spoil the next party. */
export const DRAIN_MINUTES = 60;

export const bannerSchema = v.object({
  text: v.pipe(
    v.string('banner_missing'),
    v.trim(),
    v.minLength(1, 'banner_missing'),
    v.maxLength(MAX_BANNER_LENGTH, 'banner_too_long')
  ),
  tone: v.optional(v.picklist(['info', 'warning']), 'info')
});
export type Banner = v.InferOutput<typeof bannerSchema>;

/** Who may make an account: anybody, who got a link of an owner, or, beyond those links, nobody. */
export const registrationModes = ['open', 'invitation', 'closed'] as const;
export type RegistrationMode = (typeof registrationModes)[number];

/** How long the names of players can be kept, in days after the end of their evening. */
export const namesDaysRange: LimitRange = { usual: 365, least: 1, most: 3_650 };

const wholeNumber = ({ least, most }: LimitRange) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
/** A number that nobody has chosen yet is null. */
const chosen = (range: LimitRange) => v.optional(v.nullable(wholeNumber(range)), null);

/** What the owners of an installation decide for everybody on it. */
const fields = {
  /** What releases up to 0.2.0 read: anybody may make an account. Null: never decided. */
  registration: v.optional(v.nullable(v.boolean()), null),
  /** Null: never decided in this form; `registrationModeOf` says what holds. */
  registrationMode: v.optional(v.nullable(v.picklist(registrationModes)), null),
  /** Hosts may start live sessions. */
  newSessions: v.optional(v.boolean(), true),
  /** Editors may upload quiz files. */
  imports: v.optional(v.boolean(), true),
  /** Shown on every page of the studio. */
  banner: v.optional(v.nullable(bannerSchema), null),
  /** Until then no live session begins, so that a deploy meets an empty house; ms since the epoch. */
  drainUntil: v.optional(v.nullable(v.number()), null),
  /** Limits of every workspace [OPS-20]; null: the usual one. */
  maxQuizzes: chosen(workspaceLimits.quizzes),
  maxItems: chosen(workspaceLimits.items),
  maxStoredMegabytes: chosen(workspaceLimits.storedMegabytes),
  maxRunningSessions: chosen(workspaceLimits.runningSessions),
  /** Days after the end of an evening at which its players' names are taken out [OPS-26]; null: never. */
  keepNamesDays: chosen(namesDaysRange),
  /** What `npm run backup` wrote down when it had made one: when, in ms since the epoch, and how large. */
  lastBackup: v.optional(v.nullable(v.object({ at: v.number(), bytes: v.number() })), null)
};
const schema = v.object(fields);
export type InstanceSettings = v.InferOutput<typeof schema>;
/** After so long without a backup somebody is reminded, in ms. */
export const BACKUP_OLD_MS = 8 * 86_400_000;

export type FeatureSwitch = 'newSessions' | 'imports';
export const featureSwitches: readonly FeatureSwitch[] = ['newSessions', 'imports'];

export const defaultInstanceSettings: InstanceSettings = v.parse(schema, {});

/** Settings from stored rows. One that this release does not understand counts as not set. */
export function readInstanceSettings(
  rows: readonly { readonly key: string; readonly value: unknown }[]
): InstanceSettings {
  const understood = rows.filter(
    ({ key, value }) => key in fields && v.is(v.pick(schema, [key as never]), { [key]: value })
  );
  return v.parse(schema, Object.fromEntries(understood.map(({ key, value }) => [key, value])));
}

export type SessionStop = 'draining' | 'switched_off';

/** Why no live session may begin now; `undefined` when one may. */
export function sessionStop(settings: InstanceSettings, now: number): SessionStop | undefined {
  if (settings.drainUntil !== null && settings.drainUntil > now) return 'draining';
  return settings.newSessions ? undefined : 'switched_off';
}

/**
 * Who may make an account [OPS-22].
 * @param byDefault what holds where no owner has decided
 */
export function registrationModeOf(
  { registration, registrationMode }: Pick<InstanceSettings, 'registration' | 'registrationMode'>,
  byDefault: RegistrationMode
): RegistrationMode {
  if (registrationMode === null) return registration === null ? byDefault : registration ? 'open' : 'closed';
  // A release up to 0.2.0 that runs beside this one, or ran in between, only knows the switch: when it closed, closed it is.
  return registrationMode === 'open' && registration === false ? 'closed' : registrationMode;
}

/** The limits that hold for every workspace. */
export const workspaceLimitsOf = (settings: InstanceSettings): WorkspaceLimits => ({
  quizzes: settings.maxQuizzes ?? workspaceLimits.quizzes.usual,
  items: settings.maxItems ?? workspaceLimits.items.usual,
  storedMegabytes: settings.maxStoredMegabytes ?? workspaceLimits.storedMegabytes.usual,
  runningSessions: settings.maxRunningSessions ?? workspaceLimits.runningSessions.usual
});

/** The setting that holds each limit. */
export const limitSettings = {
  quizzes: 'maxQuizzes',
  items: 'maxItems',
  storedMegabytes: 'maxStoredMegabytes',
  runningSessions: 'maxRunningSessions'
} as const satisfies Record<keyof WorkspaceLimits, keyof InstanceSettings>;
