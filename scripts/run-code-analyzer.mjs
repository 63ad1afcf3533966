import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Runs Salesforce Code Analyzer on a folder and prints each finding as one line of JSON; what the analyzer itself complains of
 * goes to standard error and ends it with code 2. Plain JavaScript, because the analyzer is not among the dependencies whose types
 * are known: it is loaded from the folder where check-apex.ts installs it.
 * `node run-code-analyzer.mjs <folder with node_modules> <folder to analyze> <selector>...`
 */

const [installed = '', folder = '', ...selectors] = process.argv.slice(2);
const load = createRequire(join(installed, 'package.json'));
const { CodeAnalyzer, CodeAnalyzerConfig, EventType, LogLevel } = load('@salesforce/code-analyzer-core');

// What is not deployed is ours to check, by our own rules.
const config = CodeAnalyzerConfig.fromObject({ ignores: { files: ['**/__tests__/**'] } });
const analyzer = new CodeAnalyzer(config);
analyzer.onEvent(EventType.LogEvent, ({ logLevel, message }) => {
  if (logLevel !== LogLevel.Error) return;
  console.error(message);
  process.exitCode = 2;
});
for (const engine of ['pmd', 'eslint']) {
  await analyzer.addEnginePlugin(load(`@salesforce/code-analyzer-${engine}-engine`).createEnginePlugin());
}
const workspace = await analyzer.createWorkspace([folder]);
const rules = await analyzer.selectRules(selectors, { workspace });
const results = await analyzer.run(rules, { workspace });
console.log(JSON.stringify({ rules: rules.getCount() }));
for (const found of results.getViolations()) {
  const place = found.getPrimaryLocation();
  const rule = `${found.getRule().getEngineName()}:${found.getRule().getName()}`;
  console.log(
    JSON.stringify({ rule, file: place.getFile() ?? '', line: place.getStartLine() ?? 0, message: found.getMessage() }),
  );
}
