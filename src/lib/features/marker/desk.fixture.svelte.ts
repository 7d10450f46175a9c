import { TestGame } from '#core/game/game.fixture.ts';
import { viewFor } from '#core/game/view-for.ts';
import type { Command } from '#core/game/commands.ts';
import type { MarkerView } from '#core/game/views.ts';
import type { HostCommandFrame } from '#core/protocol/client-frames.ts';
import type { Attendance } from '#lib/live/attendance.svelte.ts';
import { frozenQuiz, typedAnswer } from '#core/quiz/quiz.fixture.ts';

/** A room without a network: what is ordered happens at once, and the view is there. */
export class DeskRoom {
  view = $state.raw<MarkerView>();
  looks = $state.raw<readonly (readonly [string, string])[]>([]);
  who = $state.raw<unknown>();
  status = 'online';
  readonly game: TestGame;
  readonly looked: unknown[] = [];
  /** Time that the machine took for orders and views, in ms. */
  spentMs = 0;

  constructor(game: TestGame) {
    this.game = game;
    this.view = viewFor(game.state, 'marker');
  }

  order(command: HostCommandFrame): boolean {
    const begun = performance.now();
    this.game.do({ ...command, by: 'marker' } as Command);
    const view = viewFor(this.game.state, 'marker');
    JSON.stringify(view);
    this.spentMs += performance.now() - begun;
    this.view = view;
    return true;
  }

  look(at: unknown): void {
    this.looked.push(at);
  }

  get live(): Attendance<MarkerView> {
    return this as unknown as Attendance<MarkerView>;
  }
}

/** What sixty tables write: most are right, some nearly, some wrong in their own way. */
const WRITTEN = [
  ...['Amsterdam', 'amsterdam', 'Amsterdam', 'AMSTERDAM', 'Amsterdam', 'Amsterdam', 'Amsterdam'],
  ...['Amsterdm', 'Amstredam', 'Amsterdam NL', 'Rotterdam', 'Utrecht', 'Den Haag', 'Amstelveen', 'Amstrdem'],
  ...['New Amsterdam', 'Berlin', 'Brussels']
];

/** So many typed questions that so many tables answered, all revealed. */
export function eveningOf(questions: number, tables: number): TestGame {
  const asked = Array.from({ length: questions }, (_, n) =>
    typedAnswer({ prompt: `Capital ${String(n)}?`, accepted: ['Amsterdam'], wrong: ['Rotterdam'] })
  );
  const game = new TestGame(frozenQuiz(asked, { scoring: 'flat' }));
  game.maxPlayers = tables;
  for (let table = 0; table < tables; table++) game.join(table);
  for (let n = 0; n < questions; n++) {
    game.toOpen();
    for (let table = 0; table < tables; table++)
      game.answer(table, { value: WRITTEN[(table + n) % WRITTEN.length] });
    game.toLocked();
    game.next();
  }
  return game;
}
