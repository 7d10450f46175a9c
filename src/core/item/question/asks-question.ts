/**
 * Whether an item, or its line in the run of show, is a question; those of releases up to 0.2.0 name no sort. It stands
 * alone, for browsers ask it too and need nothing else of questions.
 */
export const asksQuestion = <T extends { readonly sort?: string }>(
  item: T
): item is Extract<T, { readonly sort: 'question' }> => (item.sort ?? 'question') === 'question';
