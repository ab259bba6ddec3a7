import type { Utf16 } from './offsets';

/**
 * Foreign HTML as a harmless tree: elements of an allow-list, attributes of an allow-list, and text with its position in
 * the whole. It is drawn through React elements only, so no string of it ever reaches an HTML parser of the page.
 */
export type HtmlNode = HtmlElement | HtmlText;

export interface HtmlElement {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
  /** Relative to the document's root, as in `/div[1]/p[2]`. */
  readonly path: string;
}

export interface HtmlText {
  readonly kind: 'text';
  readonly text: string;
  readonly start: Utf16;
  readonly path: string;
}

export interface HtmlDocument {
  readonly nodes: readonly HtmlNode[];
  /** All text in order; a line break element counts as one line feed. */
  readonly text: string;
  /** The texts of `nodes` in order. */
  readonly leaves: readonly HtmlText[];
}

const ALLOWED = new Set(
  (
    'a abbr article aside b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins kbd ' +
    'li main mark nav ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'
  ).split(' '),
);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const SKIPPED_WITH_CONTENT = new Set(
  'script style template iframe object embed svg math head title noscript textarea select'.split(' '),
);
const KEPT_ATTRIBUTES = new Set(['title', 'dir', 'lang', 'colspan', 'rowspan']);

interface Building {
  tag: string;
  attributes: Record<string, string>;
  children: (Building | string)[];
}

export function readHtml(source: string): HtmlDocument {
  return number(buildTree(source));
}

/** Tolerant: what a browser would accept in some way is accepted in some way; nothing here is able to fail. */
function buildTree(source: string): Building {
  const root: Building = { tag: '', attributes: {}, children: [] };
  const open: Building[] = [root];
  const token =
    /<!--[\s\S]*?(?:-->|$)|<![^>]*>|<\?[^>]*>|<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</g;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    const [whole, slash, name, attributes] = match;
    const top = open.at(-1)!;
    if (name === undefined) {
      if (!/^<[!?]/.test(whole)) append(top, decodeEntities(whole));
      continue;
    }
    const tag = name.toLowerCase();
    if (slash) {
      const at = open.findLastIndex((element, index) => index > 0 && element.tag === tag);
      if (at > 0) open.length = at;
    } else if (SKIPPED_WITH_CONTENT.has(tag)) {
      const end = new RegExp(`</${tag}[^>]*>`, 'gi');
      end.lastIndex = token.lastIndex;
      if (!VOID.has(tag) && !attributes!.endsWith('/'))
        token.lastIndex = end.exec(source) ? end.lastIndex : source.length;
    } else if (ALLOWED.has(tag)) {
      closeImplied(open, tag);
      const element: Building = { tag, attributes: readAttributes(attributes!), children: [] };
      open.at(-1)!.children.push(element);
      if (!VOID.has(tag) && !attributes!.endsWith('/') && open.length < 200) open.push(element);
    }
  }
  return root;
}

function append(parent: Building, text: string): void {
  const last = parent.children.at(-1);
  if (typeof last === 'string') parent.children[parent.children.length - 1] = last + text;
  else parent.children.push(text);
}

/** `<p>` ends an open paragraph, `<li>` an open item: the common cases of left-out end tags. */
function closeImplied(open: Building[], tag: string): void {
  const ends: Record<string, string[]> = {
    li: ['li'],
    p: ['p'],
    td: ['td', 'th'],
    th: ['td', 'th'],
    tr: ['tr', 'td', 'th'],
    dt: ['dt', 'dd'],
    dd: ['dt', 'dd'],
    div: ['p'],
  };
  while (open.length > 1 && ends[tag]?.includes(open.at(-1)!.tag)) open.pop();
}

function readAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single, bare] of source.matchAll(
    /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g,
  )) {
    const key = name!.toLowerCase();
    if (KEPT_ATTRIBUTES.has(key)) attributes[key] = decodeEntities(double ?? single ?? bare ?? '');
  }
  return attributes;
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  zwnj: '\u200c',
  zwj: '\u200d',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  sect: '§',
  para: '¶',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  times: '×',
  divide: '÷',
  plusmn: '±',
  frac12: '½',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  iexcl: '¡',
  iquest: '¿',
};

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : '\ufffd';
  });
}

function number(root: Building): HtmlDocument {
  const leaves: HtmlText[] = [];
  let text = '';
  const walk = (parent: Building, path: string): HtmlNode[] => {
    const counts = new Map<string, number>();
    const next = (name: string) => {
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return `${path}/${name}[${count}]`;
    };
    return parent.children.map((child) => {
      if (typeof child === 'string') {
        const leaf: HtmlText = { kind: 'text', text: child, start: text.length, path: next('text()') };
        text += child;
        leaves.push(leaf);
        return leaf;
      }
      const own = next(child.tag);
      if (child.tag === 'br') text += '\n';
      return { kind: 'element', tag: child.tag, attributes: child.attributes, children: walk(child, own), path: own };
    });
  };
  const nodes = walk(root, '');
  return { nodes, text, leaves };
}
