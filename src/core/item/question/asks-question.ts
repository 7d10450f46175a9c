/** Whether an item, or its line in the run of show, is a question; those of releases up to 0.2.0 name no sort. */
export const asksQuestion = <T extends { readonly sort?: string }>(
  item: T
): item is Extract<T, { readonly sort: 'question' }> => (item.sort ?? 'question') === 'question';
