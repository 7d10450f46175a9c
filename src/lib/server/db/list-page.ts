/** Which part of a long list is asked for. */
export interface ListPage {
  readonly search: string;
  /** Counted from 0. */
  readonly page: number;
}
