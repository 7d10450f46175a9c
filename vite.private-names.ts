import { parseAst, transformWithOxc, type Plugin } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly left?: Node;
}

function* privateNames(node: unknown, parent?: Node): Generator<{ name: Node; isBrandCheck: boolean }> {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const child of node) yield* privateNames(child, parent);
    return;
  }
  // Every object in the tree that has a type is a node (https://github.com/estree/estree).
  const here = 'type' in node ? (node as Node) : undefined;
  if (here?.type === 'PrivateIdentifier') {
    yield { name: here, isBrandCheck: parent?.type === 'BinaryExpression' && parent.left === here };
    return;
  }
  for (const child of Object.values(node)) yield* privateNames(child, here ?? parent);
}

/**
 * Turns `#private` members into plain, short-named properties and then lowers the syntax. Browsers of 2020 know no
 * private members, and the standard lowering to WeakMaps would cost a tenth of the phone's whole byte budget. Privacy
 * has been checked by the compiler by then.
 */
export const privateNamesAsProperties = (target: string): Plugin => ({
  name: 'partyquiz-private-names',
  async renderChunk(code, chunk) {
    const found = [...privateNames(parseAst(code))].sort((a, b) => b.name.start - a.name.start);
    const short = new Map<string, string>();
    let plain = code;
    for (const { name, isBrandCheck } of found) {
      const long = name.name ?? '';
      const property = short.get(long) ?? `_$${short.size.toString(36)}`;
      short.set(long, property);
      plain =
        plain.slice(0, name.start) + (isBrandCheck ? `'${property}'` : property) + plain.slice(name.end);
    }
    const lowered = await transformWithOxc(plain, chunk.fileName, {
      target,
      assumptions: { setPublicClassFields: true }
    });
    return { code: lowered.code, map: null };
  }
});
