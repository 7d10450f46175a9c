import { SESSION } from '#core/game/game.fixture.ts';
import { describe, expect, test } from 'vitest';
import { MemoryRoomStore } from './memory-room-store.ts';
import { joined, quiz, roomStoreContract } from './room-store.contract.ts';
import { StoreUnavailable } from './room-store.ts';

const open = () => {
  const store = new MemoryRoomStore();
  store.add(SESSION, 'ABCDE', quiz);
  return store;
};

roomStoreContract('memory', async () => {
  const store = open();
  return {
    store,
    sessionId: SESSION,
    signIn: async (hash, livesMs) => {
      if (livesMs > 0) store.signIns.add(hash);
    },
    close: async () => undefined
  };
});

describe('switched off', () => {
  test('[ROOM-7] every call fails as if the database were away', async () => {
    const store = open();
    store.down = true;
    const calls = [
      store.findByCode('ABCDE'),
      store.openCodes(),
      store.endedSignIns(['hash']),
      store.take(SESSION),
      store.now(),
      store.commit({ sessionId: SESSION, epoch: 0, events: [joined(1)] })
    ];
    for (const call of calls) await expect(call).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
