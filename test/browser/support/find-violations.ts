/**
 * What axe finds on a page: violations of WCAG 2 A and AA that keep people from their work. It looks at the elements as the browser
 * has them, past the shadows that components only pretend to have. https://github.com/dequelabs/axe-core/blob/develop/doc/API.md
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';
import { z } from 'zod';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Whose markup an element is: the component around it. */
const RUN = `axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
}).then(({ violations, passes }) => ({ passed: passes.length, found: violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .flatMap(({ id, nodes }) => nodes.map(({ target, html, failureSummary }) => {
    let owner = document.querySelector(target.at(-1))?.parentElement ?? null;
    while (owner !== null && !owner.localName.includes('-')) owner = owner.parentElement;
    return { rule: id, owner: owner?.localName ?? 'page', html: html.slice(0, 300), why: failureSummary };
  })) }))`;

const violation = z.object({ rule: z.string(), owner: z.string(), html: z.string(), why: z.string().default('') });
export type Violation = z.infer<typeof violation>;

const outcome = z.object({ passed: z.number().positive(), found: z.array(violation) });

const evaluated = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.looseObject({ text: z.string() }).optional(),
});

const evaluate = async (session: CDPSession, contextId: number, expression: string): Promise<unknown> => {
  const asked = { expression, contextId, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = evaluated.parse(await session.send('Runtime.evaluate', asked));
  if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
  return result.value;
};

/** Those that axe calls serious or critical. @throws Error when it found nothing to look at */
export const findViolations = async (page: Page): Promise<readonly Violation[]> => {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const world = { frameId: frameTree.frame.id, worldName: 'axe' };
    const { executionContextId } = await session.send('Page.createIsolatedWorld', world);
    await evaluate(session, executionContextId, `${AXE}; undefined`);
    return outcome.parse(await evaluate(session, executionContextId, RUN)).found;
  } finally {
    await session.detach();
  }
};
