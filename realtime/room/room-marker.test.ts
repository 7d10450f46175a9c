import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { itemId } from '#core/quiz/quiz.fixture.ts';
import { FakeClient, RoomTest } from './room.fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A room with a host and two markers. */
async function withMarkers() {
  const t = new RoomTest();
  await t.start(1);
  const markers = [new FakeClient(), new FakeClient()] as const;
  t.store.signIns.add('right');
  for (const marker of markers)
    t.room.enter(marker, { kind: 'attend', role: 'marker', last: {}, signIn: 'right' });
  await t.settle();
  return { t, markers };
}

test('[GAME-83] a marker commands nothing of the evening', async () => {
  const { t, markers } = await withMarkers();
  const [marker] = markers;
  const command = { type: 'next', from: 'lobby' } as const;
  expect(t.room.receive(marker, { t: 'do', id: 'order-00000001', command })).toBe(false);
  expect(t.room.receive(marker, { t: 'recheck' })).toBe(false);
  const adjust = { type: 'adjustPoints', contestantId: itemId(1), points: 5, why: 'so' } as const;
  expect(t.room.receive(marker, { t: 'do', id: 'order-00000002', command: adjust })).toBe(false);
  const mark = { type: 'mark', itemId: itemId(0), value: 1, grade: 1 } as const;
  expect(t.room.receive(marker, { t: 'do', id: 'order-00000003', command: mark })).toBe(true);
  await t.settle();
  expect(marker.all('nack')).toMatchObject([{ id: 'order-00000003', code: 'notNow' }]);
  expect(t.host.view?.['phase']).toBe('lobby');
});

test('[GAME-82] markers are told what the others have before them, until those are gone', async () => {
  const { t, markers } = await withMarkers();
  const [one, other] = markers;
  t.room.receive(one, { t: 'look', at: { item: itemId(0), key: 'paris' } });
  expect(other.all('looks').at(-1)).toMatchObject({ at: [[itemId(0), 'paris']] });
  expect(one.all('looks').at(-1)).toMatchObject({ at: [] });
  const late = new FakeClient();
  t.room.enter(late, { kind: 'attend', role: 'marker', last: {} });
  await t.settle();
  expect(late.all('looks').at(-1)).toMatchObject({ at: [[itemId(0), 'paris']] });
  t.room.leave(one);
  expect(other.all('looks').at(-1)).toMatchObject({ at: [] });
  expect(t.room.receive(t.host, { t: 'look' })).toBe(false);
});

test('[WEB-20] a marker whose right is over leaves at once', async () => {
  const { t, markers } = await withMarkers();
  t.store.signIns.delete('right');
  t.room.receive(t.host, { t: 'recheck' });
  await t.settle();
  for (const marker of markers) expect(marker.ended).toMatchObject({ reason: 'unauthorised' });
  expect(t.host.ended).toBeUndefined();
});
