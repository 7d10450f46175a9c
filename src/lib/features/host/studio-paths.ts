/** Where a host who belongs to the workspace goes from the panel. */
export interface StudioPaths {
  readonly path: string;
  readonly resultsPath: string;
  /** Where a form starts another evening with this quiz; absent where the quiz is gone. */
  readonly againPath: string | undefined;
}
