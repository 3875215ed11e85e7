import { createLowlight } from 'lowlight';
import { languages } from './languages';

/** A piece of code: what it is in its language (`keyword`, `string` …), or nothing in particular. */
export interface Piece {
  readonly kind: string | null;
  readonly text: string;
}

const engine = createLowlight();

type Tree = ReturnType<typeof engine.highlight>;
type Node = Tree['children'][number];

/** Takes code apart by its language; null where that is not known here. */
export async function highlight(language: string, code: string): Promise<readonly Piece[] | null> {
  const name = language.toLowerCase();
  const load = languages.get(name);
  if (load === undefined) {
    return null;
  }
  if (!engine.registered(name)) {
    engine.register(name, (await load()).default);
  }
  return engine.highlight(name, code).children.flatMap((node) => piecesOf(node, null));
}

function piecesOf(node: Node, kind: string | null): readonly Piece[] {
  if (node.type === 'text') {
    return [{ kind, text: node.value }];
  }
  if (node.type !== 'element') {
    return [];
  }
  const { className } = node.properties;
  const [own] = Array.isArray(className) ? className : [];
  return node.children.flatMap((child) => piecesOf(child as Node, String(own ?? kind).replace('hljs-', '')));
}
