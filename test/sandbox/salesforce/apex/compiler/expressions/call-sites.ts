/**
 * Calls of the class Database take along what their place in the code decides: the access mode, and for queries given as text the
 * variables that their binds may name.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_soql.htm
 */
import type { ClassInfo, FieldInfo, MethodInfo } from '../../types/class-info.ts';
import { classType, superclassChain } from '../../types/class-type.ts';
import type { MethodContext } from '../context.ts';
import { localName, quoted } from '../javascript-names.ts';
import { reachField } from './fields.ts';
import { defaultAccess, sharingOf } from './queries.ts';

const QUERIES = /^(?:query|countquery|getquerylocator)$/i;

const START = { line: 1, column: 1 };

const fieldsInSight = (context: MethodContext, owner: ClassInfo): readonly FieldInfo[] => {
  const own = superclassChain(classType(owner)).flatMap(({ info }) => [...(info?.fields().values() ?? [])]);
  const readable = own.filter((field) => field.static || (!context.static && owner === context.owner));
  return owner.outer === undefined ? readable : [...readable, ...fieldsInSight(context, owner.outer)];
};

const readField = (context: MethodContext, field: FieldInfo): string => {
  const target = field.static ? undefined : { js: 'this', type: classType(context.owner), nonNull: true };
  return reachField({ ...context, report: () => undefined }, { field, target, at: START }).value.js;
};

/** Local variables hide fields of their name. */
const variables = (context: MethodContext): string => {
  const fields = fieldsInSight(context, context.owner)
    .toReversed()
    .map((field) => [field.name.toLowerCase(), readField(context, field)] as const);
  const locals = context.scope.all().map(({ name }) => [name.toLowerCase(), localName(name)] as const);
  const entries = new Map([...fields, ...locals]);
  return `{ ${[...entries].map(([name, js]) => `${quoted(name)}: () => ${js}`).join(', ')} }`;
};

/** A query given as text fits one record as well as a list, like one in brackets. */
export const isDynamicQuery = (method: MethodInfo): boolean =>
  method.owner.name === 'Database' && /^query(?:withbinds)?$/i.test(method.name);

/** Instance methods that start what runs in the mode of the code that calls them. */
const STARTS: Readonly<Record<string, string>> = { 'Flow.Interview': 'start()', 'Invocable.Action': 'invoke()' };

const takesSite = ({ owner, static: isStatic, key }: MethodInfo): boolean =>
  isStatic ? owner.name === 'Database' : STARTS[owner.name]?.startsWith(key.slice(0, key.indexOf('('))) === true;

/** The argument that follows those of the call; none for other classes. */
export const callSite = (context: MethodContext, method: MethodInfo): readonly string[] => {
  if (!takesSite(method)) return [];
  const rights = `${quoted(defaultAccess(context))}, ${quoted(sharingOf(context))}`;
  return [QUERIES.test(method.name) ? `$.callSite(${rights}, ${variables(context)})` : `$.callSite(${rights})`];
};
