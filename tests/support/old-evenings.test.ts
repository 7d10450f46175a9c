import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aloneAs } from '#core/game/contestants/contestants.ts';
import type { SequencedEvent } from '#core/game/events.ts';
import { SESSION } from '#core/game/game.fixture.ts';
import { replay } from '#core/game/replay.ts';
import { initialState } from '#core/game/state.ts';
import { viewFor } from '#core/game/view-for.ts';
import { asId, type PlayerId } from '#core/ids.ts';
import { storedFrozenQuiz } from '#core/stored/frozen-quiz.ts';
import { exportResults } from '#lib/server/results/export-results.ts';
import { computeResults } from '#lib/server/results/results.ts';
import { tellEvening } from '#lib/server/results/tell-evening.ts';

/** An evening as the machine of that release played and told it; recorded from the release's own code. */
interface Evening {
  readonly quiz: object;
  readonly events: readonly SequencedEvent[];
  readonly phase: string;
  readonly podium: readonly { readonly name: string; readonly score: number }[];
  readonly totals: readonly {
    readonly id: string;
    readonly name: string;
    readonly score: number;
    readonly totalTapMs: number;
    readonly bestStreak: number;
    readonly rightCount: number;
    readonly kicked: boolean;
  }[];
}

describe.each(['0.1.0', '0.2.0'])('[STORED-2] [G10] an evening of %s', (release) => {
  const file = new URL(`./evenings/${release}.json`, import.meta.url);
  // Our own file; its shape is known.
  const evening = JSON.parse(readFileSync(file, 'utf8')) as Evening;
  const quiz = storedFrozenQuiz.read(evening.quiz);
  const state = replay(initialState(SESSION, 'ABCDE', quiz), evening.events);

  test('[GAME-1] ends where it ended, with the podium that was shown', () => {
    const view = viewFor(state, 'display');
    expect(view.phase).toBe(evening.phase);
    expect(view.podium).toEqual(evening.podium);
    expect(evening.podium[0]?.score).toBeGreaterThan(0);
  });

  test('[SCORING-3] has the totals that it had, of everybody', () => {
    const totals = evening.totals.map(({ id }) => {
      const player = state.players.get(asId<PlayerId>(id));
      const { score, totalTapMs, bestStreak, rightCount } =
        state.contestants.get(aloneAs(asId<PlayerId>(id))) ?? {};
      return {
        ...{ id, name: player?.profile.name, score, totalTapMs, bestStreak, rightCount },
        kicked: player?.kicked
      };
    });
    expect(totals).toEqual(evening.totals);
  });

  test('has the results and the export of its podium', () => {
    const results = computeResults({
      quiz,
      players: [...state.players.values()].map(({ id, profile }) => ({ id, ...profile })),
      answers: [...state.answers].flatMap(([itemId, given]) =>
        [...given].map(([contestantId, { value, tapMs }]) => ({ itemId, contestantId, value, tapMs }))
      ),
      marks: new Map(),
      revealed: new Set(
        quiz.items.flatMap(({ id }, index) => (state.outcomes.get(id) === 'revealed' ? [index] : []))
      ),
      kicked: new Set([...state.players.values()].flatMap(({ id, kicked }) => (kicked ? [id] : [])))
    });
    const told = evening.podium.map(({ name, score }) => ({ name, score }));
    expect(results.rows.map(({ name, score }) => ({ name, score }))).toEqual(told);
    // When what was shown nobody recorded; the places on the podium and the last ranks are those of the podium.
    const story = tellEvening({ ...results, quiz, timeline: [] });
    expect(story.podium[0]?.faces[0]?.name).toBe(told[0]?.name);
    expect(story.lines.of.map(({ course }) => course.at(-1))).toEqual(
      results.rows.slice(0, story.lines.of.length).map(({ rank }) => rank)
    );
    const lines = exportResults({ ...results, quiz, corrections: [] } as never).split('\r\n');
    for (const [index, { name, score }] of told.entries()) {
      expect(lines[index + 1]).toContain(name);
      expect(lines[index + 1]).toContain(String(score));
    }
  });
});
