import type { Profile } from '#core/game/contestants/profile.ts';
import type { Device } from '#lib/live/platform.ts';
import { randomId } from '#lib/live/random-id.ts';
import { keptAs } from './kept.ts';

/** Makes the page of another game join by itself, with this name and face; who was there before comes back instead. */
export function goAlong(device: Device, code: string, { name, avatar }: Profile): void {
  const isKnown = (['token', 'join'] as const).some((what) => device.recall(keptAs(code, what)));
  if (!isKnown) device.keep(keptAs(code, 'join'), { id: randomId(), name, avatar });
}
