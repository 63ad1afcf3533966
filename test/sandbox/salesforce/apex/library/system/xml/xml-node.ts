/** A document in memory: elements, texts and comments, each knowing its parent. */
import { ApexValue } from '../../../values/apex-value.ts';

export type XmlKind = 'ELEMENT' | 'TEXT' | 'COMMENT';

export type XmlAttribute = {
  readonly name: string;
  /** Null for an attribute without a prefix. */
  readonly namespace: string | null;
  readonly prefix: string | null;
  readonly value: string;
};

export type XmlName = { readonly name: string; readonly namespace: string | null; readonly prefix: string | null };

export class XmlNode extends ApexValue {
  readonly kind: XmlKind;
  readonly name: string | null;
  readonly namespace: string | null;
  readonly prefix: string | null;
  /** Of a text or comment. */
  readonly content: string;
  /** Whether the text was written as CDATA. */
  readonly isCharacterData: boolean;
  readonly attributes: XmlAttribute[] = [];
  /** Namespaces that the element itself declares: URI by prefix, the default one under the empty prefix. */
  readonly declared = new Map<string, string>();
  readonly children: XmlNode[] = [];
  parent: XmlNode | null = null;

  constructor(
    kind: XmlKind,
    facts: Partial<XmlName> & { readonly content?: string; readonly isCharacterData?: boolean },
  ) {
    super();
    this.kind = kind;
    this.name = facts.name ?? null;
    this.namespace = facts.namespace ?? null;
    this.prefix = facts.prefix ?? null;
    this.content = facts.content ?? '';
    this.isCharacterData = facts.isCharacterData ?? false;
  }

  /** The texts directly inside of an element, or the text itself. */
  get text(): string {
    if (this.kind !== 'ELEMENT') return this.content;
    return this.children.map((child) => (child.kind === 'TEXT' ? child.content : '')).join('');
  }

  get elements(): readonly XmlNode[] {
    return this.children.filter(({ kind }) => kind === 'ELEMENT');
  }

  append(child: XmlNode): XmlNode {
    child.parent = this;
    this.children.push(child);
    return child;
  }

  /** @param before a child, or null for the end */
  insert(child: XmlNode, before: XmlNode | null): XmlNode {
    child.parent?.remove(child);
    const at = before === null ? -1 : this.children.indexOf(before);
    this.children.splice(at < 0 ? this.children.length : at, 0, child);
    child.parent = this;
    return child;
  }

  /** @returns whether it was a child */
  remove(child: XmlNode): boolean {
    const at = this.children.indexOf(child);
    if (at < 0) return false;
    this.children.splice(at, 1);
    child.parent = null;
    return true;
  }

  attribute(name: string, namespace: string | null): XmlAttribute | undefined {
    return this.attributes.find((one) => one.name === name && (one.namespace ?? '') === (namespace ?? ''));
  }

  setAttribute(attribute: XmlAttribute): void {
    this.removeAttribute(attribute.name, attribute.namespace);
    this.attributes.push(attribute);
  }

  /** @returns whether there was one */
  removeAttribute(name: string, namespace: string | null): boolean {
    const known = this.attribute(name, namespace);
    if (known !== undefined) this.attributes.splice(this.attributes.indexOf(known), 1);
    return known !== undefined;
  }

  /** The namespace a prefix stands for here; null when nothing declares it. */
  namespaceFor(prefix: string): string | null {
    return this.declared.get(prefix) ?? this.parent?.namespaceFor(prefix) ?? null;
  }

  /** A prefix that stands for the namespace here; null when there is none. */
  prefixFor(namespace: string): string | null {
    const own = [...this.declared].find(([, uri]) => uri === namespace)?.[0];
    return own ?? this.parent?.prefixFor(namespace) ?? null;
  }

  override apexText(): string {
    return `XMLNode[${this.kind},${this.name ?? 'null'},${this.prefix ?? 'null'},${this.namespace ?? 'null'},${this.content === '' ? 'null' : this.content},]`;
  }
}
