import { readDateLocaleFrom } from '#lib/i18n/date-locale.ts';
import { overwriteGetLocale, isLocale, baseLocale } from '#lib/paraglide/runtime.js';

// The server has chosen; the page says what.
overwriteGetLocale(() => {
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : baseLocale;
});
readDateLocaleFrom(() => document.documentElement.dataset['dates']);
