/** The right options in words. */
export const optionSolution = (
  { options }: { readonly options: readonly string[] },
  { correct }: { readonly correct: readonly number[] }
): string => correct.map((index) => options[index] ?? '').join(' + ');
