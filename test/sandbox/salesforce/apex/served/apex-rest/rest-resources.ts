/**
 * The classes of a program that answer REST calls, and which of them a path means.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_rest_resource.htm
 */
import type { Annotation } from '../../syntax/ast.ts';
import type { ClassInfo, MethodInfo } from '../../types/class-info.ts';
import type { TypeRegistry } from '../../types/registry.ts';

export type RestResource = {
  readonly className: string;
  /** As the class has it: `/Cases/*`. */
  readonly urlMapping: string;
  /** By HTTP method: `GET`. */
  readonly methods: ReadonlyMap<string, MethodInfo>;
};

const HTTP_METHODS: Readonly<Record<string, string>> = {
  httpget: 'GET',
  httppost: 'POST',
  httpput: 'PUT',
  httppatch: 'PATCH',
  httpdelete: 'DELETE',
};

const named = (annotations: readonly Annotation[] | undefined, name: string): Annotation | undefined =>
  annotations?.find((annotation) => annotation.name === name);

const httpMethodsOf = (info: ClassInfo): ReadonlyMap<string, MethodInfo> =>
  new Map(
    [...info.methods().values()].flat().flatMap((method) =>
      (method.declaration?.modifiers.annotations ?? []).flatMap(
        ({ name }): readonly (readonly [string, MethodInfo])[] => {
          const verb = HTTP_METHODS[name];
          return verb === undefined ? [] : [[verb, method]];
        },
      ),
    ),
  );

/** All of them, whatever they answer. */
export const restResources = (types: TypeRegistry): readonly RestResource[] =>
  types.userClasses().flatMap((info) => {
    const urlMapping = named(info.declaration?.modifiers.annotations, 'restresource')?.parameters.urlmapping;
    return urlMapping === undefined ? [] : [{ className: info.name, urlMapping, methods: httpMethodsOf(info) }];
  });

/** `/Cases/*` stands for everything below `/Cases`, and for itself. */
const isMatch = (urlMapping: string, path: string): boolean => {
  if (!urlMapping.endsWith('*')) return urlMapping === path;
  const start = urlMapping.slice(0, -1);
  return path.startsWith(start) || `${path}/` === start;
};

/** A mapping without a wildcard before one with, the longer before the shorter. */
const precision = ({ urlMapping }: RestResource): number =>
  urlMapping.length + (urlMapping.endsWith('*') ? 0 : Number.MAX_SAFE_INTEGER / 2);

/** @param path what follows `/services/apexrest`, in the case of the mapping */
export const resourceAt = (resources: readonly RestResource[], path: string): RestResource | undefined =>
  resources
    .filter(({ urlMapping }) => isMatch(urlMapping, path))
    .toSorted((one, other) => precision(other) - precision(one))[0];
