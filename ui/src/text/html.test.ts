import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHtml, type HtmlNode } from './html';

const tags = (nodes: readonly HtmlNode[]): string[] =>
  nodes.flatMap((node) => (node.kind === 'element' ? [node.tag, ...tags(node.children)] : []));

describe('reading foreign HTML', () => {
  test('text, positions and paths; a line break counts one', () => {
    const document = readHtml('<div><p>Ann <b>Lee</b><br>met</p><p>Bob &amp; 🎉</p></div>');
    expect(document.text).toBe('Ann Lee\nmetBob & 🎉');
    expect(document.leaves.map((leaf) => [leaf.path, leaf.start])).toEqual([
      ['/div[1]/p[1]/text()[1]', 0],
      ['/div[1]/p[1]/b[1]/text()[1]', 4],
      ['/div[1]/p[1]/text()[2]', 8],
      ['/div[1]/p[2]/text()[1]', 11],
    ]);
  });

  test('scripts, handlers, frames and pictures are gone', () => {
    const document = readHtml(
      'a<script>alert(1)</script><img src=x onerror=alert(1)><iframe src="//e"></iframe><p onclick="x()" style="a">b</p><svg><a href="javascript:x">c</a></svg>d',
    );
    expect(tags(document.nodes)).toEqual(['p']);
    expect(document.text).toBe('abd');
    expect(JSON.stringify(document.nodes)).not.toMatch(/onclick|style|javascript|alert/);
  });

  test('an unclosed script swallows the rest instead of showing it', () => {
    expect(readHtml('a<script>alert(1)').text).toBe('a');
  });

  test('never fails and only ever yields known tags', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<b',
      '>',
      '<li>',
      '</div>',
      '<script>',
      '</script>',
      '"',
      "'",
      '=',
      '&amp;',
      '&#0;',
      '<!--',
      '-->',
      'x',
      '<td x="',
      '🎉',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const document = readHtml(pieces.join(''));
        expect(tags(document.nodes).every((tag) => ['p', 'b', 'li', 'td'].includes(tag))).toBe(true);
        for (const leaf of document.leaves) expect(document.text.startsWith(leaf.text, leaf.start)).toBe(true);
      }),
    );
  });
});
