/**
 * What a class implements to be queued, scheduled, installed or called by name, and what it is handed then.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_async_overview.htm
 */
import { abstractMember, libraryEnum, libraryInterface, type LibraryClass } from '../define.ts';
import { PlainObject, plainClass, properties } from './plain-object.ts';

const held =
  (name: string) =>
  (value: unknown): boolean =>
    value instanceof PlainObject && value.apexType === name;

/** Interfaces of the project's classes. */
const implemented: readonly LibraryClass[] = [
  libraryInterface({
    name: 'System.Queueable',
    members: { 'void execute(QueueableContext context)': abstractMember },
  }),
  libraryInterface({
    name: 'System.Schedulable',
    members: { 'void execute(SchedulableContext context)': abstractMember },
  }),
  libraryInterface({
    name: 'System.Finalizer',
    members: { 'void execute(FinalizerContext context)': abstractMember },
  }),
  libraryInterface({
    name: 'System.InstallHandler',
    members: { 'void onInstall(InstallContext context)': abstractMember },
  }),
  libraryInterface({
    name: 'System.UninstallHandler',
    members: { 'void onUninstall(UninstallContext context)': abstractMember },
  }),
  libraryInterface({
    name: 'System.SandboxPostCopy',
    members: { 'void runApexClass(SandboxContext context)': abstractMember },
  }),
  libraryInterface({
    name: 'System.Callable',
    members: { 'Object call(String action, Map<String,Object> arguments)': abstractMember },
  }),
];

/** `jobId` of `Id getJobId()`, `isPush` of `Boolean isPush()`. */
const valueName = (method: string): string => (/(\w+)\(\)$/.exec(method)?.[1] ?? '').replace(/^get/, '');

/**
 * Interfaces of what the platform hands over. A test may implement them itself; the platform's own are plain objects.
 * @param methods each answers the value of its name
 */
const context = (name: string, methods: readonly string[]): LibraryClass =>
  libraryInterface({
    name: `System.${name}`,
    holds: held(name),
    members: Object.fromEntries(
      methods.map((method) => [method, (self: PlainObject): unknown => self.get(valueName(method))]),
    ),
  });

const contexts: readonly LibraryClass[] = [
  context('QueueableContext', ['Id getJobId()']),
  context('SchedulableContext', ['Id getTriggerId()']),
  context('FinalizerContext', [
    'Id getAsyncApexJobId()',
    'Exception getException()',
    'String getRequestId()',
    'System.ParentJobResult getResult()',
  ]),
  context('InstallContext', [
    'Id organizationId()',
    'Id installerId()',
    'Boolean isUpgrade()',
    'Boolean isPush()',
    'System.Version previousVersion()',
  ]),
  context('UninstallContext', ['Id organizationId()', 'Id uninstallerId()']),
  context('SandboxContext', ['Id organizationId()', 'Id sandboxId()', 'String sandboxName()']),
];

export const asynchronousInterfaces: readonly LibraryClass[] = [
  ...implemented,
  ...contexts,
  libraryEnum({ name: 'System.ParentJobResult', values: ['SUCCESS', 'UNHANDLED_EXCEPTION'] }),
  plainClass({
    name: 'System.AsyncOptions',
    initial: () => ({}),
    members: properties(
      'System.QueueableDuplicateSignature duplicateSignature',
      'Integer maximumQueueableStackDepth',
      'Integer minimumQueueableDelayInMinutes',
    ),
  }),
];
