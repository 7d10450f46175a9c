import { mount, type Component, type ComponentProps } from 'svelte';
import type { Options } from './options.ts';

/** What it is seen on; a `part` is a piece of a page. */
export type Screen = 'stage' | 'panel' | 'phone' | 'page' | 'part';

/** One thing in one state, under an address of its own. */
export interface Specimen {
  readonly name: string;
  readonly screen: Screen;
  /** Time at which it is seen, ms on the room's clock. */
  readonly at?: number;
  /** So long it has been there by then, in ms: what needs a moment to come has come. */
  readonly forMs?: number;
  /** Draws it; returns what `unmount` takes away. */
  readonly draw: (target: HTMLElement) => Record<string, unknown>;
}

/** Some that belong together, made for these options. */
export type Group = (options: Options) => readonly Specimen[];

/** A component with its props, to be drawn later. */
export const drawn =
  // A component takes any kind of props: `any` is how Svelte's own types say so.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  <Face extends Component<any>>(face: Face, props: ComponentProps<Face>): Specimen['draw'] =>
    (target) =>
      mount(face, { target, props });
