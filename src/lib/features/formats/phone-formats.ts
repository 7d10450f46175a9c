/**
 * What formats other than the usual one need on a phone: a file of each, which comes in the lobby when an evening has a
 * round of it.
 */
export const phoneFormats = {
  sheet: () => import('./sheet/PhoneSheet.svelte'),
  handout: () => import('./sheet/PhoneSheet.svelte')
};

/** Those of a view that this page knows: a newer worker may name others. */
export const knownFormats = (names: readonly string[] = []) =>
  names.filter((name): name is keyof typeof phoneFormats => name in phoneFormats);
