import { overwriteGetLocale, isLocale, baseLocale } from '#lib/paraglide/runtime.js';

// The server has chosen; the page says what.
overwriteGetLocale(() => {
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : baseLocale;
});
