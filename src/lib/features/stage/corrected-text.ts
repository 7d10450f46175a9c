import type { Corrected } from '#core/game/corrections/corrections.ts';
import { m } from '#lib/paraglide/messages.js';

/** So long a correction is told, in ms. */
export const CORRECTED_MS = 12_000;

/** What was set right, as everybody is told it. */
export function correctedText({ what, n = 0 }: Corrected): string {
  switch (what) {
    case 'void':
      return m.told_void({ n });
    case 'counts':
      return m.told_counts({ n });
    case 'key':
      return m.told_key({ n });
    case 'mark':
      return m.told_mark({ n });
    case 'points':
      return m.told_points();
  }
}
