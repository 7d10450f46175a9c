import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerTo, singleChoice } from '#core/quiz/quiz.fixture.ts';
import { RoomTest } from '../room/room.fixture.ts';
import { promMetrics, sample } from './prom-metrics.fixture.ts';

describe('what a room counts', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('players once, answers by what became of them, and how long their acknowledgements took', async () => {
    const metrics = promMetrics();
    const test = new RoomTest();
    test.metrics = metrics;
    const [ada, bob] = await test.start(2);
    if (!ada || !bob) throw new Error('two players');
    // The same join again is the same player.
    test.join(2, bob);
    await test.toOpen();
    test.answer(ada, 'answer-a');
    test.answer(ada, 'answer-b', { rev: 1, value: answerTo(singleChoice(), false) as number });
    test.answer(bob, 'answer-c', { item: '00000000-0000-4000-8000-000000000000' });
    await test.settle();
    const { text } = await metrics.read();
    const read = (series: string) => sample(text, `partyquiz_${series}`);
    expect(read('joins_total')).toBe(2);
    const acked = [...ada.all('ack'), ...bob.all('ack')].length;
    const refused = [...ada.all('nack'), ...bob.all('nack')].length;
    expect(acked).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(0);
    expect(acked + refused).toBe(3);
    expect(read('answers_total{result="acked"}')).toBe(acked);
    expect(read('answers_total{result="refused"}')).toBe(refused);
    expect(read('ack_latency_seconds_count')).toBe(acked);
    // The host's commands are no answers, and their events are stored too.
    expect(read('commit_seconds_count')).toBe(read('commit_batch_size_count'));
    expect(read('commit_batch_size_sum')).toBe((await test.stored()).length);
    await test.room.release();
  });
});

describe('what a worker shows', () => {
  it('its state at the moment in which somebody reads it', async () => {
    const state = { rooms: 1, isRedisUp: true as boolean | undefined };
    const metrics = promMetrics({
      rooms: () => state.rooms,
      isRedisUp: () => state.isRedisUp,
      isDatabaseUp: () => Promise.resolve(false),
      clockOffsetMs: () => -250
    });
    const read = async (series: string) => sample((await metrics.read()).text, series);
    expect(await read('partyquiz_rooms')).toBe(1);
    state.rooms = 3;
    expect(await read('partyquiz_rooms')).toBe(3);
    expect(await read('partyquiz_database_up')).toBe(0);
    expect(await read('partyquiz_clock_offset_seconds')).toBe(-0.25);
    expect(await read('partyquiz_build_info{version="1.2.3"}')).toBe(1);
    expect(await read('partyquiz_redis_up')).toBe(1);
    state.isRedisUp = undefined;
    expect(await read('partyquiz_redis_up')).toBeUndefined();
    expect(await read('nodejs_eventloop_lag_p99_seconds')).toBeTypeOf('number');
  });

  it('what was counted, and zero for what never happened', async () => {
    const metrics = promMetrics();
    metrics.roomOpened(1);
    metrics.roomOpened(2);
    metrics.roomFenced();
    metrics.relayed('in');
    metrics.relayed('out');
    metrics.relayed('out');
    metrics.relayReset();
    metrics.fellBehind();
    metrics.fellBehind();
    metrics.closedSlow();
    metrics.ended('badFrame');
    const { text } = await metrics.read();
    const read = (series: string) => sample(text, `partyquiz_${series}`);
    expect(read('takeovers_total')).toBe(1);
    expect(read('rooms_fenced_total')).toBe(1);
    expect(read('relay_messages_total{direction="in"}')).toBe(1);
    expect(read('relay_messages_total{direction="out"}')).toBe(2);
    expect(read('relay_resets_total')).toBe(1);
    expect(read('slow_readers_total')).toBe(2);
    expect(read('slow_closes_total')).toBe(1);
    expect(read('frames_refused_total{code="badFrame"}')).toBe(1);
    expect(read('frames_refused_total{code="tooMany"}')).toBe(0);
  });
});
