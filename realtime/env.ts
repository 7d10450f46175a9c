import { parseEnv, sharedFields, toSharedEnv, wholeNumber, type SharedEnv } from '#ops/env-fields.ts';
import * as v from 'valibot';

/**
 * Enough for a proxy that asks every second and waits two for the answer. Longer would leave too little of the 9 s of a
 * stop for clients to move, in seconds.
 */
const MAX_DRAIN_SECONDS = 3;

const schema = v.object({
  ...sharedFields,
  WS_HOST: v.optional(v.string(), '0.0.0.0'),
  WS_PORT: v.optional(wholeNumber(0, 65_535), '8080'),
  MAX_PLAYERS: v.optional(wholeNumber(1, 100_000), '10000'),
  REDIS_GRACE_SECONDS: v.optional(wholeNumber(0, 3_600), '30'),
  DRAIN_SECONDS: v.optional(wholeNumber(0, 3_600), '0')
});

export interface Env extends SharedEnv {
  readonly host: string;
  readonly port: number;
  readonly maxPlayers: number;
  /** How long Redis may be away before the worker says that it should get no new traffic. */
  readonly redisGraceSeconds: number;
  /** How long a stop still takes new sockets, so that the proxies notice the health check first. */
  readonly drainSeconds: number;
}

/** Reads and checks the environment. Throws one error that names every variable at fault. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  // Hosting panels hand every container a PORT; ours is the same thing under its own name.
  const env = parseEnv('The worker', schema, { ...source, WS_PORT: source.WS_PORT || source.PORT });
  return {
    ...toSharedEnv(env),
    host: env.WS_HOST,
    port: env.WS_PORT,
    maxPlayers: env.MAX_PLAYERS,
    redisGraceSeconds: env.REDIS_GRACE_SECONDS,
    drainSeconds: Math.min(env.DRAIN_SECONDS, MAX_DRAIN_SECONDS)
  };
}
