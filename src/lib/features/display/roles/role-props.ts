import type { BoardRow } from '#core/game/views.ts';
import type { Counts, Face } from '#core/protocol/server-frames.ts';
import type { Countdown } from '#lib/live/countdown.svelte.ts';
import type { Scene } from '../../stage/director/director.ts';
import type { StageView } from '../../stage/director/moment.ts';
import type { SoundDesk } from '../../stage/sound/sound-desk.svelte.ts';
import type { Shower } from '../rain.ts';

/** What a display has, whatever its role makes of it. */
export interface RoleProps {
  view: StageView;
  scene: Scene;
  counts: Counts;
  /** Everybody in the lobby, in the order in which they came; none where the room does not tell. */
  crowd: ReadonlyMap<string, Face>;
  countdown: Countdown;
  joinOrigin: string;
  /** As the display saw them last. */
  standings: readonly BoardRow[];
  /** What the live region says. */
  saying: string;
  /** A word about the connection; empty where all is well. */
  trouble: string;
  isBlank: boolean;
  showsJoin: boolean;
  sound: SoundDesk;
  /** What phones sent up last. */
  reactions: (Shower & { readonly jumps: readonly string[] }) | undefined;
  /** What the host says; empty mostly. */
  said: string;
}
