import type { Locale } from '#core/quiz/quiz.ts';
import { getServerAsyncLocalStorage } from '#lib/paraglide/runtime.js';

/** From here on this request is answered in that language, whatever its browser prefers: a display speaks the quiz's. */
export function speak(locale: Locale): void {
  const store = getServerAsyncLocalStorage()?.getStore();
  if (store) store.locale = locale;
}
