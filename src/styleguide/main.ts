import '#lib/ui/base.css';
import '#lib/ui/fonts.css';
import './plain.css';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { flushSync, mount, unmount } from 'svelte';
import { EVENING_AT } from './evening/evening.ts';
import { groups } from './groups.ts';
import { listSpecimens } from './list.ts';
import Index from './Index.svelte';
import { readOptions } from './options.ts';
import type { Specimen } from './specimen.ts';
import { forceScheme, settled, standStill, withoutEmoji } from './stand-still.ts';
import { breathe, StillTime } from './still-time.ts';

/** Time passes in so many ms at a time. */
const STEP_MS = 100;

const target = document.getElementById('styleguide');
let shown: Record<string, unknown> | undefined;

/** Draws a specimen as it is at its time, and nothing of it moves any more. */
async function draw(
  to: HTMLElement,
  { at = EVENING_AT, forMs = 0, draw: begin }: Specimen,
  isPlain: boolean
) {
  // Texts are fitted to their boxes by measuring them.
  await Promise.all([...document.fonts].map((face) => face.load()));
  const time = new StillTime(at - forMs);
  const restore = time.install();
  shown = begin(to);
  flushSync();
  for (let passed = 0; passed < forMs; passed += STEP_MS) {
    await breathe();
    time.pass(STEP_MS);
    flushSync();
  }
  await breathe();
  restore();
  if (isPlain) withoutEmoji(to);
  await settled();
  standStill();
}

/** Shows what an address names: `/styleguide/<group>/<specimen>?lang=nl&dir=rtl&scheme=dark&players=40`. */
async function show(to: HTMLElement, address: URL): Promise<void> {
  const { documentElement } = document;
  delete documentElement.dataset.shown;
  if (shown) await unmount(shown);
  const options = readOptions(address.searchParams);
  overwriteGetLocale(() => options.lang);
  documentElement.lang = options.lang;
  documentElement.toggleAttribute('data-plain', options.isPlain);
  const [, , group = '', name] = address.pathname.split('/');
  const specimens = (await groups[group]?.())?.(options);
  const specimen = specimens?.find((one) => one.name === name);
  document.title = `${[name, group].filter(Boolean).join(' · ')} · styleguide`;
  if (specimen) await draw(to, specimen, options.isPlain);
  else
    shown = mount(Index, {
      target: to,
      props: { listed: await listSpecimens(options), query: address.search }
    });
  forceScheme(options.scheme);
  documentElement.dataset.shown = address.pathname + address.search;
}

if (target) {
  void show(target, new URL(location.href));
  // Another specimen of the same group needs no new page.
  addEventListener('popstate', () => void show(target, new URL(location.href)));
}
