import type { XmlElement } from '../metadata/xml.ts';

/** A component of a deploy: one thing of one metadata type with its full name and where it was written. */
export type Component = {
  /** Name of the metadata type, for example CustomField. */
  readonly type: string;
  /** As the platform names it: `Account.Region__c`, `Sales/Pipeline`. */
  readonly fullName: string;
  /** The file that describes it, relative to the project, with forward slashes. */
  readonly file: string;
  /** What the file, or the component's part of it, says. */
  readonly root: XmlElement;
  /** True when it is a part of another component's file, which checks its shape. */
  readonly isPart: boolean;
  /** The files of a bundle, or the content beside the description; absolute paths. */
  readonly content: readonly string[];
};

/** What is wrong, as the report of a deploy says it. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployresult.htm */
export type DeployProblem = {
  readonly componentType: string;
  readonly fullName: string;
  readonly fileName: string;
  /** Counted from 1; undefined where the problem has no place. */
  readonly lineNumber?: number;
  readonly columnNumber?: number;
  readonly problem: string;
  readonly problemType: 'Error' | 'Warning';
};

type Fault = { readonly problem: string; readonly at?: XmlElement | undefined; readonly isWarning?: boolean };

/** A problem of that component, at that element of its file. */
export const problemOf = (
  component: Pick<Component, 'type' | 'fullName' | 'file'>,
  { problem, at, isWarning = false }: Fault,
): DeployProblem => ({
  componentType: component.type,
  fullName: component.fullName,
  fileName: component.file,
  ...(at === undefined ? {} : { lineNumber: at.line, columnNumber: at.column }),
  problem,
  problemType: isWarning ? 'Warning' : 'Error',
});
