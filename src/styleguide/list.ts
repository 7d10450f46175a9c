import { groups } from './groups.ts';
import type { Options } from './options.ts';
import type { Screen } from './specimen.ts';

export interface Listed {
  readonly group: string;
  readonly specimens: readonly { readonly name: string; readonly screen: Screen }[];
}

/** Everything there is to see. */
export const listSpecimens = (options: Options): Promise<readonly Listed[]> =>
  Promise.all(
    Object.entries(groups).map(async ([group, load]) => ({ group, specimens: (await load())(options) }))
  );
