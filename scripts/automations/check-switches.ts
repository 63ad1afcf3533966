import { childrenNamed, childText } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';
import type { XmlElement } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';
import type { Problem } from '../metadata/problem.ts';
import { withoutComments } from './apex-source.ts';
import type { ApexFile, Automations, FlowFile } from './read-automations.ts';

/**
 * Every automation asks its AutomationSwitch__mdt, and every switch turns something: one that is asked for has a record, so
 * that an administrator finds it, and a record that nothing asks for is gone.
 */

const RECORDS = 'force-app/main/shared/customMetadata';

const asks = ({ code }: ApexFile): boolean => /\bnew\s+Automation\s*\(/.test(code);

/** Names given to `new Automation(`, as text or by a constant of the same class. */
const namesAskedIn = ({ source }: ApexFile): readonly string[] => {
  const text = withoutComments(source);
  return [...text.matchAll(/\bnew\s+Automation\s*\(\s*(?:'([^']+)'|(\w+))\s*\)/g)].flatMap(([, literal, constant]) => {
    if (literal !== undefined) return [literal];
    return new RegExp(`\\b${constant ?? ''}\\s*=\\s*'([^']+)'`).exec(text)?.[1] ?? [];
  });
};

/** Whether it asks, or a class does that it names. */
const asksNearby = (file: ApexFile, classes: ReadonlyMap<string, ApexFile>): boolean =>
  [file.name, ...file.names].some((name) => {
    const named = name === file.name ? file : classes.get(name);
    return named !== undefined && asks(named);
  });

/** What runs on its own needs a switch; what only reads for a screen, or is a step of a Flow, is under its caller's. */
const runsAlone = ({ isTrigger, entries, code }: ApexFile): boolean =>
  isTrigger ||
  entries.some((entry) => !['AuraEnabled', 'InvocableMethod'].includes(entry)) ||
  (entries.includes('AuraEnabled') && /@AuraEnabled\b(?!\s*\([^)]*cacheable\s*=\s*true)[^;={]*\bstatic\b/i.test(code));

const startersOf = (name: string, { apex }: Automations): readonly ApexFile[] =>
  apex.filter((file) => !file.isTest && file.name !== name && new RegExp(`\\bnew\\s+${name}\\s*\\(`).test(file.code));

const silentApex = (automations: Automations): readonly Problem[] => {
  const classes = new Map(automations.apex.filter(({ isTrigger }) => !isTrigger).map((file) => [file.name, file]));
  return automations.apex
    .filter((file) => runsAlone(file) && !asksNearby(file, classes))
    .filter(({ name }) => {
      const starters = startersOf(name, automations);
      const governed = (starter: ApexFile): boolean =>
        starter.entries.includes('InvocableMethod') || asksNearby(starter, classes);
      return starters.length === 0 || !starters.every(governed);
    })
    .map(({ path }) => ({
      file: path,
      problem: 'Neither it nor what starts it asks whether the automation is on.',
      fix: "Ask new Automation('<name>') before doing anything.",
    }));
};

const texts = (element: XmlElement): readonly string[] => [element.text, ...element.children.flatMap(texts)];

const asksSwitch = ({ file }: FlowFile): boolean =>
  childrenNamed(file.root, 'actionCalls').some((call) => childText(call, 'actionName') === 'AutomationSwitchAction') ||
  texts(file.root).some((text) => text.includes('$CustomMetadata.AutomationSwitch__mdt.'));

const silentFlows = ({ flows }: Automations): readonly Problem[] =>
  flows
    .filter((flow) => flow.triggerType !== '' && !asksSwitch(flow))
    .map(({ path }) => ({
      file: path,
      problem: 'The flow does not ask whether it is on.',
      fix: 'Call AutomationSwitchAction first, or decide on $CustomMetadata.AutomationSwitch__mdt before a save.',
    }));

const valueOf = (root: XmlElement, field: string): string => {
  const entry = childrenNamed(root, 'values').find((each) => childText(each, 'field') === field);
  return entry === undefined ? '' : (childText(entry, 'value') ?? '').trim();
};

const records = (automations: Automations): readonly Problem[] => {
  const files = automations.metadata.filter(
    ({ type, name }) => type === 'CustomMetadata' && name.startsWith('AutomationSwitch.'),
  );
  const known = new Set(files.map(({ root }) => valueOf(root, 'Automation__c')));
  const asked = new Set([
    ...automations.apex.filter(({ isTest }) => !isTest).flatMap(namesAskedIn),
    ...automations.flows.filter(({ triggerType }) => triggerType !== '').map(({ name }) => name),
  ]);
  return [
    ...[...asked]
      .filter((name) => !known.has(name))
      .map((name) => ({
        file: `${RECORDS}/AutomationSwitch.${name}.md-meta.xml`,
        problem: `${name} has no switch.`,
        fix: 'Add the record, active.',
      })),
    ...files
      .filter(({ root }) => !asked.has(valueOf(root, 'Automation__c')))
      .map(({ path }) => ({ file: path, problem: 'Nothing asks for this switch.', fix: 'Delete the record.' })),
  ];
};

export const checkSwitches = (automations: Automations): readonly Problem[] => [
  ...silentApex(automations),
  ...silentFlows(automations),
  ...records(automations),
];
