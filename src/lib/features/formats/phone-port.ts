import type { PersonalView, PlayersView } from '#core/game/views.ts';
import type { ServerFrame } from '#core/protocol/server-frames.ts';
import type { Connection } from '#lib/live/connection.ts';

/** Those who hear every frame. */
export type Ears = Set<(frame: ServerFrame) => void>;
export const noEars = (): Ears => new Set();

/** What a format on a phone has of the player who holds it. */
export interface PhonePort {
  readonly code: string;
  readonly connection: Pick<Connection, 'send' | 'probe' | 'clock' | 'open' | 'close'>;
  readonly view: PlayersView | undefined;
  readonly you: PersonalView | undefined;
  /** Hears every frame after the player has. */
  readonly ears: Ears;
}
