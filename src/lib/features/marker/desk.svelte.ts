import type { DeskGroup, DeskItem } from '#core/game/desk/views.ts';
import type { MarkGrade } from '#core/game/marks/commands.ts';
import type { MarkerView } from '#core/game/views.ts';

import type { AnswerJson } from '#core/protocol/answer-json.ts';
import type { HostCommandFrame } from '#core/protocol/client-frames.ts';
import type { Attendance } from '#lib/live/attendance.svelte.ts';
import { randomId } from '#lib/live/random-id.ts';
import type { MarkerKey } from './marker-keys.ts';

interface Marked {
  readonly item: string;
  readonly key: string;
  readonly value: unknown;
}

/** What a marker has before him, and what he does about it. */
export class Desk {
  readonly live: Attendance<MarkerView>;
  /** What was chosen; the question or group that it names may be gone. */
  #item = $state.raw<string>();
  #key = $state.raw<string>();
  #asked = $state.raw<{ readonly id: string; readonly key: string }>();
  #done: readonly Marked[] = [];

  readonly items = $derived.by((): readonly DeskItem[] => this.live.view?.desk ?? []);
  readonly item = $derived(
    this.items.find(({ id }) => id === this.#item) ??
      this.items.find(({ open }) => open > 0) ??
      this.items.at(-1)
  );
  readonly groups = $derived.by((): readonly DeskGroup[] =>
    this.item ? (this.live.view?.[`groups${this.item.at}`] ?? []) : []
  );
  readonly group = $derived(
    this.groups.find(({ key }) => key === this.#key) ??
      this.groups.find((group) => this.#wants(group)) ??
      this.groups[0]
  );
  /** Questions that need no look any more. */
  readonly finished = $derived(this.items.filter(({ open }) => open === 0).length);
  /** Objections that nobody has decided. */
  readonly objections = $derived.by(() =>
    (this.live.view?.challenges ?? []).filter(({ isGranted }) => isGranted === undefined)
  );
  /** Names of those who wrote the group with this key, once they were asked for and told. */
  readonly who = $derived.by(() => {
    const [asked, told] = [this.#asked, this.live.who];
    return asked && told?.id === asked.id ? { key: asked.key, names: told.names, of: told.of } : undefined;
  });

  constructor(live: Attendance<MarkerView>) {
    this.live = live;
  }

  get online(): boolean {
    return this.live.status === 'online';
  }

  isTaken({ key }: DeskGroup): boolean {
    return this.live.looks.some(([item, other]) => item === this.item?.id && other === key);
  }

  #wants(group: DeskGroup): boolean {
    return group.isDoubtful === true && group.mark === undefined && !this.isTaken(group);
  }

  /** Tells the others where this one is; nobody is told twice. */
  tellWhere(): void {
    const [item, group] = [this.item, this.group];
    if (this.online) this.live.look(item && group && { item: item.id, key: group.key });
  }

  choose(item: string, key?: string): void {
    this.#item = item;
    this.#key = key;
  }

  step(by: 1 | -1): void {
    const index = this.groups.findIndex(({ key }) => key === this.group?.key);
    const next = this.groups[index + by];
    if (this.item && next) this.choose(this.item.id, next.key);
  }

  turn(by: 1 | -1): void {
    const next = this.items[this.items.findIndex(({ id }) => id === this.item?.id) + by];
    if (next) this.choose(next.id);
  }

  mark(grade: MarkGrade, group = this.group): void {
    const { item } = this;
    if (!item || !group || !this.online) return;
    this.#done = [...this.#done, { item: item.id, key: group.key, value: group.value }];
    this.#order({ type: 'mark', ...answerOf(item.id, group.value), grade });
    this.#goOn(item, group);
  }

  /** To the next group that somebody should look at, and nobody does; else to the next question with one. */
  #goOn(item: DeskItem, done: DeskGroup): void {
    const behind = this.groups.slice(this.groups.findIndex(({ key }) => key === done.key) + 1);
    const next =
      behind.find((group) => this.#wants(group)) ??
      this.groups.find((group) => group.key !== done.key && this.#wants(group));
    if (next) this.choose(item.id, next.key);
    else this.#toNextOpen(item);
  }

  #toNextOpen({ id }: DeskItem): void {
    const at = this.items.findIndex((item) => item.id === id);
    const others = [...this.items.slice(at + 1), ...this.items.slice(0, at)];
    const next = others.find(({ open }) => open > 0);
    if (next) this.choose(next.id);
  }

  /** Takes back what was marked last here, and else the mark that is before us. */
  undo(): void {
    const last = this.#done.at(-1);
    const own = this.item &&
      this.group && { item: this.item.id, key: this.group.key, value: this.group.value };
    const back = last ?? own;
    if (!back || !this.online) return;
    this.#done = this.#done.slice(0, -1);
    this.#order({ type: 'unmark', ...answerOf(back.item, back.value) });
    this.choose(back.item, back.key);
  }

  unmark(group: DeskGroup): void {
    if (!this.item) return;
    this.#order({ type: 'unmark', ...answerOf(this.item.id, group.value) });
    this.choose(this.item.id, group.key);
  }

  /** What is not marked stays as it was graded, or shall be looked at again. */
  check(isChecked: boolean): void {
    const { item } = this;
    if (!item) return;
    this.#order({ type: 'checkItem', itemId: item.id, isChecked });
    if (isChecked) this.#toNextOpen(item);
  }

  askWho(group = this.group): void {
    if (!this.item || !group) return;
    const id = randomId();
    this.#asked = { id, key: group.key };
    this.live.askWho(id, this.item.id, group.value);
  }

  /** Decides an objection; one that is granted makes its answer right. */
  decide(n: number, isGranted: boolean, text: string): void {
    const objection = this.objections.find(({ id }) => id === n);
    if (!objection) return;
    if (isGranted && objection.value !== undefined)
      this.#order({
        type: 'mark',
        ...answerOf(objection.item, objection.value),
        grade: 1,
        why: objection.text
      });
    this.#order({ type: 'answerChallenge', n, isGranted, ...(text !== '' && { text }) });
  }

  obey(key: MarkerKey): void {
    if (key === 'down') this.step(1);
    else if (key === 'up') this.step(-1);
    else if (key === 'next') this.turn(1);
    else if (key === 'previous') this.turn(-1);
    else if (key === 'right') this.mark(1);
    else if (key === 'half') this.mark(0.5);
    else if (key === 'wrong') this.mark(0);
    else if (key === 'undo') this.undo();
    else if (key === 'who') this.askWho();
    else this.check(true);
  }

  #order(command: HostCommandFrame): void {
    this.live.order(command);
  }
}

/** A value came from the room as one may be sent to it. */
const answerOf = (item: string, value: unknown) => ({ itemId: item, value: value as AnswerJson });
