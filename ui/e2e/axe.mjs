// Rules of accessibility, by axe.
import { readFileSync } from 'node:fs';

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** The rules that another theme can break: all others look at what stands there and not at its colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** A line for every element that breaks a rule of colours. */
export const colourViolations = (page) => violations(page, { runOnly: { type: 'rule', values: OF_COLOURS } });

/** A line for every element that breaks a rule. */
export async function violations(page, rules = {}) {
  // Playwright's evaluate goes round the policy of the page, as a developer's console does.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations: found } = await page.evaluate(
    (some) => window.axe.run(document, { resultTypes: ['violations'], ...some }),
    rules,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? node.failureSummary ?? ''}`),
  );
}
