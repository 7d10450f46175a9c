import type { RequestEvent } from '@sveltejs/kit';
import { database } from '../db/client.ts';
import { findSessionByCode } from '../live-sessions/find-session-by-code.ts';
import { GameFinder, type FoundGame } from '../live-sessions/game-finder.ts';
import { clientAddress } from './client-address.ts';

const finder = new GameFinder((code, address) =>
  findSessionByCode(database(), code, { role: 'display', address })
);

/** What a guest may know of the game with this code before joining it. */
export const findGame = (
  code: string,
  event: Pick<RequestEvent, 'getClientAddress' | 'request'>
): Promise<FoundGame> => finder.find(code, clientAddress(event));
