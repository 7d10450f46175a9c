import type { AttackKind } from './attack-kind.ts';
import { fullRoom } from './kinds/full-room.ts';
import { lockout } from './kinds/lockout.ts';
import { malformed } from './kinds/malformed.ts';
import { neighbour } from './kinds/neighbour.ts';
import { pongFlood } from './kinds/pong-flood.ts';
import { quotas } from './kinds/quotas.ts';
import { silentSockets } from './kinds/silent-sockets.ts';
import { typed } from './kinds/typed.ts';
import { upload } from './kinds/upload.ts';

export const allKinds: readonly AttackKind[] = [
  upload,
  typed,
  fullRoom,
  quotas,
  lockout,
  neighbour,
  silentSockets,
  pongFlood,
  malformed
];
