/**
 * Times of base components are those of the person's time zone in the org, wherever the browser stands. The package of npm leaves
 * that to the platform around it. https://developer.salesforce.com/docs/platform/aura-platform/guide/components-l10n.html
 */
import type { Plugin } from 'rollup';

const DRAWN = 'const formatter = getDateTimeFormat(locale, opts);';
const IN_ZONE =
  'const formatter = getDateTimeFormat(locale, { ...opts, timeZone: opts?.timeZone || personsTimeZone });';

export const personsTimeZone = (): Plugin => ({
  name: 'persons-time-zone',
  transform(code, id) {
    if (!id.endsWith('/internationalizationLibrary/datetime/intlFormat.js')) return undefined;
    if (!code.includes(DRAWN)) this.error('lightning-formatted-date-time draws times otherwise now');
    return `import personsTimeZone from '@salesforce/i18n/timeZone';\n${code.replace(DRAWN, IN_ZONE)}`;
  },
});
