/** What the layout uses of d3-flextree 2.1, which has no types of its own. */
declare module 'd3-flextree' {
  interface FlexNode<Data> {
    readonly data: Data;
    readonly parent: FlexNode<Data> | null;
    readonly x: number;
    readonly y: number;
    each(callback: (node: FlexNode<Data>) => void): FlexNode<Data>;
  }

  interface FlexLayout<Data> {
    (tree: FlexNode<Data>): FlexNode<Data>;
    hierarchy(data: Data): FlexNode<Data>;
  }

  export function flextree<Data>(options: {
    readonly children: (data: Data) => readonly Data[];
    readonly nodeSize: (node: FlexNode<Data>) => readonly [number, number];
    readonly spacing: (one: FlexNode<Data>, other: FlexNode<Data>) => number;
  }): FlexLayout<Data>;
}
