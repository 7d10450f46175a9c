import { noTracing, startTracing, type Tracing } from '#ops/tracing.ts';
import { env } from './env.ts';
import { version } from './version.ts';

let current: Tracing = noTracing;

/** Where this process' traces go; nowhere, until it is opened and where no collector is configured. */
export const tracing = (): Tracing => current;

export async function openTracing(): Promise<void> {
  current = await startTracing('partyquiz-web', env().tracesUrl, version);
}
