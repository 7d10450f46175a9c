import type { Command, Context, Rejection } from '../game/commands.ts';
import type { Decision } from '../game/decision.ts';
import type { GameEvent } from '../game/events.ts';
import type { Closing } from '../game/extra-time/own-end.ts';
import type { DecideTable, EvolveTable } from '../game/slice.ts';
import type { GameState } from '../game/state.ts';
import type { DisplayView, HostView, PersonalView, PlayersView, SharedView } from '../game/views.ts';
import type { QuestionItem } from '../item/item.ts';
import type { ContestantId, ItemId, PlayerId } from '../ids.ts';
import type { Player } from '../game/contestants/contestants.ts';

/** Within this time answers to an item are taken, in ms on the room's clock. */
export interface AnswerWindow extends Closing {
  readonly item: QuestionItem;
  readonly opensAt: number;
  /** What happens before an answer is taken, where the room's timer is a moment behind. */
  readonly before: readonly GameEvent[];
  /** Every change is an answer, as often as one likes; an empty text takes it away again [GAME-62]. */
  readonly isOnSheet?: true;
  /** Only what was written by then is taken, and counts from then [CLOCK-6]. */
  readonly writtenBy?: number;
}

/** Who wants to answer, and when. */
export interface Writer {
  readonly player: Player;
  readonly now: number;
  /** When the player's phone came in, in ms on the room's clock; `undefined` where that is not known. */
  readonly cameAt: number | undefined;
}

/**
 * How a round is played. A format owns its phases, its commands and events, its deadlines and its part of every view;
 * the show only knows which round is on, and goes on when the format leaves it by `roundAfter`. Formats do not know
 * each other. All functions but `shift`, `reveal`, `play` and those of `evolve` change nothing.
 */
export interface Format<
  CommandName extends Command['type'] = never,
  EventName extends GameEvent['type'] = never
> {
  /** Names of its phases; no two formats share one. */
  readonly phases: readonly string[];
  readonly decide: DecideTable<CommandName>;
  /** Commands that name a step and hold also while the game is paused, because nothing moves on by them. */
  readonly inPause?: readonly CommandName[];
  readonly evolve: EvolveTable<EventName>;
  /** The events that begin a round; none where it has nothing to play. */
  enter(state: GameState, round: number, now: number): readonly GameEvent[];
  /** The events that go to an item of it that was not on yet, from wherever the show may be left [GAME-35]. */
  enterAt(state: GameState, item: number, now: number): readonly GameEvent[];
  /**
   * What is about to begin, and may still be played for: a round by its index, or else a question [GAME-85] [GAME-86]; nothing
   * where all is under way.
   */
  atStake?(state: GameState): { readonly round?: number; readonly item?: ItemId };
  /** Whether the host may leave the phase for an item of his choice. */
  mayLeave(state: GameState): boolean;
  /** The one button [GAME-4]. */
  next(state: GameState, context: Context): Decision;
  /** When the phase moves on by itself, in ms on the room's clock; `undefined` when it waits for the host. */
  deadline(state: GameState): number | undefined;
  /** The deadline has come. */
  tick(state: GameState, context: Context): Decision;
  /**
   * When a step that waits for the host goes on by itself where he lets it [GAME-34], in ms on the room's clock: `begun` is since
   * when it is looked at, `slowness` so much longer than usual. `undefined` where it waits all the same.
   */
  goesOnAt?(state: GameState, begun: number, slowness: number): number | undefined;
  /** So many ms in which nothing could be stored are given back to the players [GAME-10]. */
  giveBack(state: GameState, ms: number, now: number): Decision;
  /** After a pause: everything that is to come moves by so many ms, in place. */
  shift(state: GameState, ms: number): void;
  /** When answers to this item are taken of whoever wants to give one, or of everybody; or why not. */
  windowOf(state: GameState, item: ItemId, writer?: Writer): AnswerWindow | Rejection;
  /** An item of its was revealed: takes the show to the phase that tells it. */
  reveal(state: GameState, item: number): void;
  /** Whether a contestant is done with what is on, where that is something else than an answer to the item. */
  isIn?(state: GameState, contestant: ContestantId): boolean;
  /** Whether the stage is about to tell what the round brought: nothing else tells it meanwhile [GAME-40]. */
  isTelling?(state: GameState): boolean;
  /** Whether drafts are still drafts: they become answers when it closes [GAME-19]. */
  isOpen(state: GameState): boolean;
  /** Whether what the item brought may be told to those who answered it. */
  isRevealed(state: GameState): boolean;
  /** Names the step of the show: a host's command names the one it was meant for [GAME-5]. */
  step(state: GameState): string;
  /** Its part of what all see, and what each audience sees more. Absent keys are absent from the frame. */
  shared(state: GameState): Partial<SharedView>;
  players?(state: GameState): Partial<PlayersView>;
  display?(state: GameState): Partial<DisplayView>;
  host?(state: GameState): Partial<HostView>;
  /** What phones and the host have of it whatever is on. */
  always?(state: GameState): Partial<PlayersView>;
  hostAlways?(state: GameState): Partial<HostView>;
  /** What a contestant alone may know of it, whatever is on. */
  personal?(state: GameState, player: Player): Partial<PersonalView>;
  /** What the display shows of it also outside its rounds, while that means something. */
  afterwards?(state: GameState): Partial<DisplayView>;
  /** A picture that moves while the round is on: how often it is drawn, in ms, and its bytes; never journalled. */
  readonly picture?: {
    readonly everyMs: number;
    draw(state: GameState, now: number): Uint8Array | undefined;
  };
  /**
   * What a player does beside answering, as it came from the client. It may leave its mark in what the format does not
   * journal; the events that it leads to are.
   */
  play?(state: GameState, player: PlayerId, input: unknown, context: Context): Decision;
}
