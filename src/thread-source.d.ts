// Made by vite.thread-source.ts.
declare module '*?thread' {
  /** The file and what it imports, as one script. */
  const source: string;
  export default source;
}
