/** A value of the contract as a tree: what a caller would have sent to say it. */
import { Branch, type Tree } from './decode.ts';
import { encode, type Sink } from './encode.ts';
import type { Type } from './language.ts';
import type { Locale } from './locale.ts';

class TreeSink implements Sink {
  root: Tree = null;
  private readonly holders: (Branch | Tree[])[] = [];
  private name = '';

  private put(value: Tree): void {
    const holder = this.holders.at(-1);
    if (holder === undefined) this.root = value;
    else if (Array.isArray(holder)) holder.push(value);
    else {
      holder.names.push(this.name);
      holder.values.push(value);
    }
  }
  private begin(holder: Branch | Tree[]): void {
    this.put(holder);
    this.holders.push(holder);
  }
  open(): void {
    this.begin(new Branch());
  }
  member(name: string): void {
    this.name = name;
  }
  close(): void {
    this.holders.pop();
  }
  openList(): void {
    this.begin([]);
  }
  item(): void {}
  closeList(): void {
    this.holders.pop();
  }
  openDict(): void {
    this.begin(new Branch());
  }
  key(name: string): void {
    this.name = name;
  }
  closeDict(): void {
    this.holders.pop();
  }
  text(value: string): void {
    this.put(value);
  }
  plain(value: string, quoted: boolean): void {
    this.put(quoted ? value : value === 'true' || value === 'false' ? value === 'true' : Number(value));
  }
  null(): void {
    this.put(null);
  }
}

/** The tree of a value of one type. */
export function treeOf(value: unknown, type: Type, locale: Locale): Tree {
  const sink = new TreeSink();
  encode(value, type, locale, sink);
  return sink.root;
}
