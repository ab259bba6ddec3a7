/**
 * A small XML reader for label configs. The configs are other people's data: they are read into plain objects and never
 * meet the page's own HTML. `DOMParser` would do, but it is a Trusted Types sink and tells no line and column.
 */
export interface XmlNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** The text directly inside, entities resolved. */
  readonly text: string;
  readonly at: Place;
}

/** Counted from 1, as editors do; `offset` from 0 in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export class XmlError extends Error {
  readonly at: Place;
  constructor(message: string, at: Place) {
    super(message);
    this.at = at;
  }
}

const NAME = /[A-Za-z_:\u00c0-\uffff][-A-Za-z0-9_:.\u00b7-\uffff]*/y;
const MAX_DEPTH = 200;

export function parseXml(source: string): XmlNode {
  return new Reader(source).document();
}

interface Open {
  tag: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
  at: Place;
}

class Reader {
  private position = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  document(): XmlNode {
    this.skipProlog();
    if (this.source[this.position] !== '<') this.fail('A label config starts with a tag, for example <View>');
    const root = this.element();
    this.skipProlog();
    if (this.position < this.source.length) this.fail(`Nothing may follow </${root.tag}>`);
    return root;
  }

  /** Iterative on purpose: the depth of foreign data must not become the depth of our stack. */
  private element(): XmlNode {
    const stack: Open[] = [];
    for (;;) {
      const top = stack.at(-1);
      if (this.source.startsWith('<!--', this.position)) this.skipUntil('-->', 'The comment is not closed');
      else if (this.source.startsWith('<![CDATA[', this.position) && top) {
        const from = this.position + 9;
        this.skipUntil(']]>', 'The CDATA section is not closed');
        top.text += this.source.slice(from, this.position - 3);
      } else if (this.source.startsWith('<?', this.position)) this.skipUntil('?>', 'The instruction is not closed');
      else if (this.source.startsWith('</', this.position) && top) {
        this.closeTag(top);
        stack.pop();
        const node: XmlNode = top;
        const parent = stack.at(-1);
        if (!parent) return node;
        parent.children.push(node);
      } else if (this.source[this.position] === '<') {
        const { open, closed } = this.openTag();
        if (!closed) {
          if (stack.length >= MAX_DEPTH) this.fail(`More than ${MAX_DEPTH} tags inside each other`);
          stack.push(open);
        } else if (top) top.children.push(open);
        else return open;
      } else if (this.position >= this.source.length) {
        throw new XmlError(`<${top?.tag ?? '?'}> is never closed`, top?.at ?? this.place(this.position));
      } else if (top) top.text += this.characters();
      else this.fail('Text outside of a tag');
    }
  }

  private openTag(): { open: Open; closed: boolean } {
    const at = this.place(this.position);
    this.position++;
    const tag = this.name('a tag name');
    const attributes: Record<string, string> = {};
    for (;;) {
      const spaced = this.skipBlanks();
      if (this.take('/>')) return { open: { tag, attributes, children: [], text: '', at }, closed: true };
      if (this.take('>')) return { open: { tag, attributes, children: [], text: '', at }, closed: false };
      if (this.position >= this.source.length) throw new XmlError(`<${tag}> is not finished: ">" is missing`, at);
      if (!spaced) this.fail('A blank is missing before the attribute');
      const start = this.position;
      const name = this.name('an attribute name');
      if (Object.hasOwn(attributes, name)) this.fail(`${name} is given twice`, start);
      this.skipBlanks();
      if (!this.take('=')) this.fail(`${name} needs a value: ${name}="…"`);
      this.skipBlanks();
      attributes[name] = this.quoted(name);
    }
  }

  private quoted(name: string): string {
    const quote = this.source[this.position];
    if (quote !== '"' && quote !== "'") this.fail(`The value of ${name} needs quotes`);
    const from = this.position + 1;
    const to = this.source.indexOf(quote!, from);
    if (to < 0) this.fail(`The quote of ${name} is not closed`);
    const raw = this.source.slice(from, to);
    const less = raw.indexOf('<');
    if (less >= 0) this.fail(`"<" inside a value is written &lt;`, from + less);
    this.position = to + 1;
    return this.resolve(raw.replace(/[\t\n\r]/g, ' '), from);
  }

  private closeTag(open: Open): void {
    const start = this.position;
    this.position += 2;
    const name = this.name('a tag name');
    if (name !== open.tag) {
      this.fail(`</${name}> does not fit <${open.tag}> of line ${open.at.line}`, start);
    }
    this.skipBlanks();
    if (!this.take('>')) this.fail('">" is missing');
  }

  private characters(): string {
    const from = this.position;
    const to = this.source.indexOf('<', from);
    this.position = to < 0 ? this.source.length : to;
    return this.resolve(this.source.slice(from, this.position), from);
  }

  /** The five named entities and numbers; there is no way to declare more, so nothing can expand without limit. */
  private resolve(raw: string, from: number): string {
    return raw.replace(/&([^;&\s]*)(;?)/g, (whole, name: string, semicolon: string, index: number) => {
      const known = ENTITIES[name];
      if (semicolon && known !== undefined) return known;
      const number = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(name);
      const code = number ? parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : NaN;
      if (semicolon && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
      return this.fail(`${whole} is not known here; a plain "&" is written &amp;`, from + index);
    });
  }

  private name(what: string): string {
    NAME.lastIndex = this.position;
    const match = NAME.exec(this.source);
    if (!match) return this.fail(`Here should be ${what}`);
    this.position += match[0].length;
    return match[0];
  }

  private skipProlog(): void {
    for (;;) {
      this.skipBlanks();
      if (this.source.startsWith('\ufeff', this.position)) this.position++;
      else if (this.source.startsWith('<?', this.position)) this.skipUntil('?>', 'The instruction is not closed');
      else if (this.source.startsWith('<!--', this.position)) this.skipUntil('-->', 'The comment is not closed');
      else if (this.source.startsWith('<!', this.position))
        this.fail('Document types are not allowed in a label config');
      else return;
    }
  }

  private skipBlanks(): boolean {
    const from = this.position;
    while (/\s/.test(this.source[this.position] ?? '')) this.position++;
    return this.position > from;
  }

  private skipUntil(end: string, otherwise: string): void {
    const at = this.source.indexOf(end, this.position);
    if (at < 0) this.fail(otherwise);
    this.position = at + end.length;
  }

  private take(literal: string): boolean {
    if (!this.source.startsWith(literal, this.position)) return false;
    this.position += literal.length;
    return true;
  }

  private fail(message: string, offset = this.position): never {
    throw new XmlError(message, this.place(offset));
  }

  private place(offset: number): Place {
    const before = this.source.slice(0, offset);
    const line = before.split('\n').length;
    return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1, offset };
  }
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const ESCAPES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

export const escapeXml = (value: string): string => value.replace(/[<>&"]/g, (sign) => ESCAPES[sign]!);

/** Back to text, two blanks a level. What the reader drops (comments, blank lines) is gone. */
export function writeXml(node: XmlNode, indent = ''): string {
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
  const text = node.text.trim();
  if (node.children.length === 0 && text === '') return `${indent}<${node.tag}${attributes}/>`;
  const inner = [
    ...(text === '' ? [] : [`${indent}  ${escapeXml(text)}`]),
    ...node.children.map((child) => writeXml(child, `${indent}  `)),
  ];
  return `${indent}<${node.tag}${attributes}>\n${inner.join('\n')}\n${indent}</${node.tag}>`;
}
