import * as v from 'valibot';

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

/** What the owners of an installation decide for everybody on it. */
const fields = {
  /** Anybody may make an account. */
  registration: v.optional(v.boolean(), true),
  /** Hosts may start live sessions. */
  newSessions: v.optional(v.boolean(), true),
  /** Editors may upload quiz files. */
  imports: v.optional(v.boolean(), true),
  /** Shown on every page of the studio. */
  banner: v.optional(v.nullable(bannerSchema), null),
  /** Until then no live session begins, so that a deploy meets an empty house; ms since the epoch. */
  drainUntil: v.optional(v.nullable(v.number()), null)
};
const schema = v.object(fields);
export type InstanceSettings = v.InferOutput<typeof schema>;
export type FeatureSwitch = 'registration' | 'newSessions' | 'imports';
export const featureSwitches: readonly FeatureSwitch[] = ['registration', 'newSessions', 'imports'];

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
